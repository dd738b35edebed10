package io.huiyin.learn.duplicates;

/** A row of a file of reports that cannot be understood, with a sentence that says why. */
public final class UnreadableRowException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnreadableRowException(String message) {
        super(message);
    }
}
