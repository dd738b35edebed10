package io.huiyin.standalone.cli;

import io.huiyin.standalone.operate.LetterId;

/** Reads ids of dead letters, or says what they look like. */
final class LetterIds {
    private LetterIds() {}

    static LetterId parse(String text) {
        return LetterId.parse(text)
                .orElseThrow(() -> new UsageException("ID is '" + text
                        + "'; it must be PARTITION:OFFSET as `huiyin dlq list` prints it, such as 3:120"));
    }
}
