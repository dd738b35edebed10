package io.huiyin.console.progress;

/** Where a report stands, in a sentence for the person who sent it. */
public enum Standing {
    RECEIVED("Received. Nobody has taken it up yet.", "已收到，等待受理。"),
    TAKEN_UP("Somebody is working on it.", "已受理，正在处理。"),
    ANSWERED("It has been answered.", "已答复。"),
    RESOLVED("It has been resolved.", "已办结。"),
    CANCELLED("It has been closed without further work.", "已撤销，不再处理。");

    private final String english;
    private final String chinese;

    Standing(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    /** Out of the status of the case that the report has come to, merges followed. */
    public static Standing of(String status) {
        return switch (status) {
            case "ACKNOWLEDGED" -> TAKEN_UP;
            case "ANSWERED" -> ANSWERED;
            case "RESOLVED" -> RESOLVED;
            case "CANCELLED" -> CANCELLED;
            default -> RECEIVED;
        };
    }

    /** In English. */
    public String english() {
        return english;
    }

    /** In Chinese. */
    public String chinese() {
        return chinese;
    }
}
