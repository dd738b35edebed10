package io.huiyin.topic;

import org.apache.avro.util.ClassSecurityValidator;

/**
 * Tells Avro that the generated classes of this project may be instantiated. Since 1.12.2 Avro loads no class by the name
 * that stands in a schema unless it is trusted, and even a builder's default of an enum is loaded so.
 */
public final class EventTypes {
    private static final String OURS = "io.huiyin.";

    static {
        var before = ClassSecurityValidator.getGlobal();
        ClassSecurityValidator.setGlobal(type -> type.getName().startsWith(OURS) || before.isTrusted(type));
    }

    private EventTypes() {}

    /** Makes sure that it is told; further calls change nothing. */
    public static void trust() {}
}
