package io.huiyin.check;

/**
 * One thing wrong with an input.
 *
 * @param field path of the field, such as {@code place.latitude}, shortened to 100 characters
 * @param value what was given, shortened to 100 characters; half a surrogate pair is shown as U+FFFD
 * @param expected what would be right, as the end of the sentence "… must be …"
 */
public record Problem(String field, String value, String expected) {
    private static final int LONGEST_VALUE = 100;

    public Problem {
        field = shown(field);
        value = shown(value);
    }

    /** One sentence that names the field, the value and what would be right. */
    public String sentence() {
        return field + " is " + (value.isEmpty() ? "empty" : "'" + value + "'") + "; it must be " + expected;
    }

    /** Short, and such that it can be written as UTF-8 whatever was given. */
    private static String shown(String given) {
        var text = new StringBuilder();
        given.codePoints()
                .limit(LONGEST_VALUE)
                .map(c -> Character.getType(c) == Character.SURROGATE ? 0xFFFD : c)
                .forEach(text::appendCodePoint);
        return given.codePointCount(0, given.length()) <= LONGEST_VALUE
                ? text.toString()
                : text.append('…').toString();
    }
}
