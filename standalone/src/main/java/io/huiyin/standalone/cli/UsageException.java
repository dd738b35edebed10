package io.huiyin.standalone.cli;

/** A command that was asked for in a way that cannot work. Its message is one sentence that says what would. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UsageException(String sentence) {
        super(sentence);
    }
}
