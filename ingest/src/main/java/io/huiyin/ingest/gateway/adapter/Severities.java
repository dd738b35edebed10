package io.huiyin.ingest.gateway.adapter;

import io.huiyin.event.Severity;
import java.util.Locale;

/** The words by which monitoring tools say how bad it is, in ours. */
public final class Severities {
    private Severities() {}

    /** UNSPECIFIED where the word is not a common one: then the policy decides. */
    public static Severity of(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "critical", "crit", "page", "disaster", "emergency", "fatal", "p1" -> Severity.CRITICAL;
            case "error", "err", "high", "major", "p2" -> Severity.HIGH;
            case "warning", "warn", "average", "medium", "minor", "p3" -> Severity.NORMAL;
            case "info", "information", "informational", "notice", "low", "none", "p4", "p5" -> Severity.LOW;
            default -> Severity.UNSPECIFIED;
        };
    }
}
