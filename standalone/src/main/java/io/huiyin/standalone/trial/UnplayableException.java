package io.huiyin.standalone.trial;

/** Input that cannot be played, with a sentence that says why. */
public final class UnplayableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnplayableException(String sentence) {
        super(sentence);
    }
}
