package io.huiyin.benchmarks.cost;

import io.huiyin.event.Channel;
import io.huiyin.event.Kind;
import io.huiyin.event.Place;
import io.huiyin.event.Reason;
import io.huiyin.event.Report;
import io.huiyin.event.Severity;
import io.huiyin.policy.PolicyRules;
import io.huiyin.processor.flow.Classification;
import io.huiyin.processor.flow.Classified;
import io.huiyin.processor.flow.Origin;
import io.huiyin.processor.flow.PolicyInForce;
import io.huiyin.processor.flow.Submitted;
import io.huiyin.processor.text.FoldedText;
import io.huiyin.topic.CaseId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;

/** Valid reports of one task, each a step of time later than the one before it. Half have coordinates; those that say the same again are of one site. */
final class Incoming {
    private static final String TENANT = "north-mining";
    private static final int SITES = 100;
    private static final double SQUARE_DEGREES = 0.2;

    private final Sayings sayings;
    private final PolicyInForce policy;
    private final Random random;
    private long at = Instant.parse("2026-11-01T00:00:00Z").toEpochMilli() * 1_000;
    private long count;

    Incoming(Sayings sayings, PolicyRules rules, long seed) {
        this.sayings = sayings;
        this.policy = new PolicyInForce(TENANT, 1, rules);
        this.random = new Random(seed);
    }

    Submitted next(Duration step) {
        var saying = sayings.next();
        at += step.toNanos() / 1_000;
        var now = Instant.ofEpochMilli(at / 1_000);
        var site = "site-" + saying.problem() % SITES;
        var report = Report.newBuilder()
                .setEventId("%010x".formatted(count++))
                .setTenant(TENANT)
                .setSite(site)
                .setChannel(Channel.MINI_PROGRAM)
                .setText(saying.text())
                .setReporter("worker-" + random.nextInt(200_000))
                .setPlace(random.nextBoolean() ? place(saying.problem()) : null)
                .setSubmittedAt(now)
                .build();
        return new Submitted(
                report,
                CaseId.ofFirstReport(TENANT, site, report.getEventId()),
                new Origin("reports", 0, count, now, null, null),
                now,
                policy);
    }

    /** As if it had been classified: to fill a window, where what that costs is of no interest. */
    static Classified asClassified(Submitted submitted) {
        var classification = new Classification(
                Kind.FEEDBACK,
                "class-0",
                Severity.NORMAL,
                Optional.empty(),
                false,
                new Reason("none", "", "", null),
                Optional.empty());
        return new Classified(submitted, classification, FoldedText.of(submitted.report()));
    }

    /** Within a few meters of where others said the same. */
    private Place place(long problem) {
        var where = new Random(problem);
        return new Place(
                36 + SQUARE_DEGREES * where.nextDouble() + 1e-5 * random.nextDouble(),
                113 + SQUARE_DEGREES * where.nextDouble() + 1e-5 * random.nextDouble(),
                null);
    }
}
