package io.huiyin.processor.deduplicate;

/** A set of characters that every character of a text is held against: a bit for each there is, 8 KB. */
final class Characters {
    private final long[] bits = new long[1 << (Character.SIZE - 6)];

    private Characters() {}

    /** Those that are in this text. */
    static Characters of(String text) {
        var characters = new Characters();
        for (int i = 0; i < text.length(); i++) {
            characters.bits[text.charAt(i) >>> 6] |= 1L << text.charAt(i);
        }
        return characters;
    }

    boolean has(char c) {
        return (bits[c >>> 6] & 1L << c) != 0;
    }
}
