package io.huiyin.processor.model;

/** The bytes are not an artefact that can be used; the message is a sentence that says why. */
public final class MalformedModelException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public MalformedModelException(String sentence) {
        super(sentence);
    }

    public MalformedModelException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
