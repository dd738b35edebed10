package io.huiyin.policy;

/** The language in which a channel's readers are written to. */
public enum Language {
    ZH,
    EN,
    /** Chinese first, then English. */
    BOTH
}
