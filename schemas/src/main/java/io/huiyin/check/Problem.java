package io.huiyin.check;

/**
 * One thing wrong with an input.
 *
 * @param field path of the field, such as {@code place.latitude}
 * @param value what was given, shortened to 100 characters
 * @param expected what would be right, as the end of the sentence "… must be …"
 */
public record Problem(String field, String value, String expected) {
    private static final int LONGEST_VALUE = 100;

    public Problem {
        value = value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
    }

    /** One sentence that names the field, the value and what would be right. */
    public String sentence() {
        return field + " is " + (value.isEmpty() ? "empty" : "'" + value + "'") + "; it must be " + expected;
    }
}
