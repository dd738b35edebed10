package io.huiyin.standalone.settings;

/** A setting that cannot be used. Its message is one sentence for whoever set it. */
public final class InvalidSettingException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public InvalidSettingException(String sentence) {
        super(sentence);
    }
}
