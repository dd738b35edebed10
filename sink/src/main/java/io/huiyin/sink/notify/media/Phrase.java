package io.huiyin.sink.notify.media;

import io.huiyin.policy.Language;

/** What messages say, in Chinese and English. */
enum Phrase {
    WARNING("即将到期", "Due soon"),
    BREACH("已超时", "Overdue"),
    STEP("持续超时", "Still overdue"),
    SUMMARY("汇总", "Summary"),
    LOW("低", "Low"),
    NORMAL("一般", "Normal"),
    HIGH("高", "High"),
    CRITICAL("紧急", "Critical"),
    DUE("期限", "Due"),
    WHY("原因", "Why"),
    OWNER("负责", "Owner"),
    TOLD("通知", "Told"),
    WHERE("单位", "Where"),
    CATEGORY("类别", "Category"),
    REPORTS("反映数", "Reports"),
    REPORT("内容", "Report"),
    CASE("编号", "Case"),
    OPEN_CASE("打开事项", "Open the case"),
    OPEN_BOARD("打开事项看板", "Open the board"),
    NOBODY("未指定", "nobody yet"),
    NO_DEADLINE("无期限", "no deadline");

    private final String zh;
    private final String en;

    Phrase(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    String in(Language language) {
        return either(language, zh, en);
    }

    /** The one or the other, or both with a space between them. */
    static String either(Language language, String zh, String en) {
        return switch (language) {
            case ZH -> zh;
            case EN -> en;
            case BOTH -> zh + " " + en;
        };
    }
}
