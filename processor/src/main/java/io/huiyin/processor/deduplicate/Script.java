package io.huiyin.processor.deduplicate;

/** What a character of folded text is part of. */
final class Script {
    private Script() {}

    /** Of a script that is written without spaces between words. */
    static boolean isUnspaced(char c) {
        if (c < 0x0E01) {
            return false;
        }
        return (c >= 0x4E00 && c <= 0x9FFF)
                || (c >= 0x3400 && c <= 0x4DBF)
                || (c >= 0x3041 && c <= 0x30FF && c != '・')
                || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0x0E01 && c <= 0x0E4E);
    }

    /** A letter of a script that is written with spaces. */
    static boolean isLetter(char c) {
        return c < 0x80 ? c >= 'a' && c <= 'z' : !isUnspaced(c) && Character.isLetter(c);
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** A letter, or a digit that follows one in the same word. */
    static boolean isWordPart(char c) {
        return isLetter(c) || isDigit(c);
    }

    /** Where a word ends without its common English endings, so that leak, leaks, leaking and leaked are one term. */
    static int stem(String text, int start, int end) {
        int length = end - start;
        if (length > 5 && ends(text, end, "ing")) {
            return undoubled(text, end - 3);
        }
        if (length > 4 && ends(text, end, "ed")) {
            return undoubled(text, end - 2);
        }
        if (length > 4 && (ends(text, end, "ses") || ends(text, end, "xes") || ends(text, end, "hes"))) {
            return end - 2;
        }
        if (length > 3 && text.charAt(end - 1) == 's' && text.charAt(end - 2) != 's' && text.charAt(end - 2) != 'u') {
            return end - 1;
        }
        return length > 4 && text.charAt(end - 1) == 'e' ? end - 1 : end;
    }

    private static int undoubled(String text, int end) {
        char last = text.charAt(end - 1);
        return last == text.charAt(end - 2) && last != 'l' && last != 's' ? end - 1 : end;
    }

    private static boolean ends(String text, int end, String ending) {
        return text.startsWith(ending, end - ending.length());
    }
}
