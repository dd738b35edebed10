package io.huiyin.processor.cases;

import io.huiyin.processor.flow.Edition;
import io.huiyin.processor.state.Timer;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * Versions of policies that are for running clocks take over all open cases of their tenants, some with every tick, from the
 * instant at which they come into force.
 */
final class Recomputing {
    private final Desk desk;
    private final Deque<Edition> ahead = new ArrayDeque<>();
    private long seen = -1;

    /** How far a version has come: the case after which it goes on. */
    private record Walk(String tenant, int version, String after) {

        String subject() {
            return tenant + "|" + version + "|" + after;
        }

        static Walk parse(String subject) {
            var parts = subject.split("\\|", 3);
            return new Walk(parts[0], Integer.parseInt(parts[1]), parts[2]);
        }
    }

    Recomputing(Desk desk) {
        this.desk = desk;
    }

    /** Sets out with the versions that are in force by this instant and have not begun here. */
    void begin(Instant due) {
        look();
        while (!ahead.isEmpty() && !ahead.getFirst().from().isAfter(due)) {
            var edition = ahead.removeFirst();
            var policy = edition.policy();
            var walk = new Walk(policy.tenant(), policy.version(), "");
            desk.links.putRecomputed(policy.tenant(), policy.version());
            desk.timers.set(new Timer(edition.from(), Timer.Kind.RECOMPUTE, walk.subject()));
        }
    }

    /** Takes over the next cases; the rest waits for the next tick. */
    void goOn(Timer timer, Instant due) {
        var walk = Walk.parse(timer.subject());
        var some = desk.files.ofTenant(walk.tenant(), walk.after(), desk.settings.timersPerTick());
        for (var subject : some) {
            desk.current(subject, due);
        }
        if (some.size() == desk.settings.timersPerTick()) {
            var rest = new Walk(walk.tenant(), walk.version(), some.getLast().getCaseId());
            desk.timers.set(new Timer(timer.dueAt(), Timer.Kind.RECOMPUTE, rest.subject()));
        }
    }

    /** Looks again only where a version came in. */
    private void look() {
        var editions = desk.policies.editions();
        if (editions == seen) {
            return;
        }
        seen = editions;
        ahead.clear();
        List<Edition> found = new ArrayList<>();
        for (var tenant : desk.policies.recomputingTenants()) {
            var begun = desk.links.recomputed(tenant);
            desk.policies.recomputing(tenant, Instant.MAX).stream()
                    .filter(edition -> edition.policy().version() > begun)
                    .forEach(found::add);
        }
        found.sort(Comparator.comparing(Edition::from)
                .thenComparing(edition -> edition.policy().tenant())
                .thenComparing(edition -> edition.policy().version()));
        ahead.addAll(found);
    }
}
