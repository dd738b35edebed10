package io.huiyin.serde;

import io.huiyin.event.Report;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.util.ClassSecurityValidator;

/**
 * Which generated classes Avro may load by the name that a schema gives. Avro trusts none by itself, since a schema may
 * come from a stranger; trusted here are the packages of our events and of each class that a program asks for.
 */
public final class TrustedPackages {
    private static final Set<String> PACKAGES = ConcurrentHashMap.newKeySet();

    static {
        PACKAGES.add(Report.class.getPackageName());
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                ClassSecurityValidator.getGlobal(), type -> PACKAGES.contains(type.getPackageName())));
    }

    private TrustedPackages() {}

    /** Trusts the package of a generated class, for whoever reads it with Avro itself; our decoders do it on their own. */
    public static void trust(Class<?> type) {
        PACKAGES.add(type.getPackageName());
    }
}
