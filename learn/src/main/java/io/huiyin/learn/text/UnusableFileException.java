package io.huiyin.learn.text;

/** A file that nothing can be learnt from; the message is a sentence that says why and what would be right. */
public final class UnusableFileException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UnusableFileException(String sentence) {
        super(sentence);
    }

    public UnusableFileException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
