package io.huiyin.standalone.trial;

/** One of the two runs. */
public enum Side {
    BEFORE,
    AFTER;

    Side other() {
        return this == BEFORE ? AFTER : BEFORE;
    }
}
