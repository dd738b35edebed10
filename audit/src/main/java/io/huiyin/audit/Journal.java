package io.huiyin.audit;

import io.huiyin.audit.judge.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Findings from look to look: one counts when it has lasted, is told once, and is told again only if it comes back. */
final class Journal {
    private final Duration settle;
    private Map<Subject, Noted> noted = new HashMap<>();

    private record Subject(Finding.Kind kind, String about) {}

    /** A finding, since when it lasts, and whether it was told. */
    private record Noted(Finding finding, Instant since, boolean told) {}

    /** What a look comes to: all findings that have lasted, and those of them that were not told before. */
    record Page(List<Finding> lasting, List<Finding> fresh) {}

    /** @param settle how long a finding must last before it counts; 0 or more */
    Journal(Duration settle) {
        this.settle = settle;
    }

    Page turn(List<Finding> found, Instant now) {
        var next = new HashMap<Subject, Noted>();
        var lasting = new ArrayList<Finding>();
        var fresh = new ArrayList<Finding>();
        for (var finding : found) {
            var subject = new Subject(finding.kind(), finding.subject());
            var before = noted.getOrDefault(subject, new Noted(finding, now, false));
            var lasts = !before.since().plus(settle).isAfter(now);
            if (lasts) {
                lasting.add(finding);
                if (!before.told()) {
                    fresh.add(finding);
                }
            }
            next.put(subject, new Noted(finding, before.since(), before.told() || lasts));
        }
        noted = next;
        return new Page(List.copyOf(lasting), List.copyOf(fresh));
    }
}
