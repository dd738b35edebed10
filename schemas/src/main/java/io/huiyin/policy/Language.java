package io.huiyin.policy;

/** The language in which a channel's readers are written to. */
public enum Language {
    ZH,
    EN,
    /** Chinese first, then English. */
    BOTH;

    /** As a policy has it: zh, en or zh+en. */
    public String word() {
        return switch (this) {
            case ZH -> "zh";
            case EN -> "en";
            case BOTH -> "zh+en";
        };
    }
}
