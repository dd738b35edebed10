package io.huiyin.console.ask;

/** What counts can be told apart by; the name in small letters is the parameter's word and the table's column. */
public enum Dimension {
    SITE("site"),
    CATEGORY("category"),
    CHANNEL("channel"),
    SEVERITY("severity"),
    /** One row for each window of the grain. */
    WINDOW("window_start");

    private final String column;

    Dimension(String column) {
        this.column = column;
    }

    /** The column of {@code count_windows} that holds it. */
    public String column() {
        return column;
    }
}
