package io.huiyin.standalone.stack;

import java.util.Locale;

/** The parts that run, in the order in which they are stopped: first whoever takes in, last what the others stand on. */
public enum Part {
    GATEWAY,
    PROCESSOR,
    SINK,
    CONSOLE,
    AUDITOR,
    REGISTRY,
    DATABASE,
    BROKER;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
