package io.huiyin.benchmarks.store;

import io.huiyin.event.Case;
import io.huiyin.event.CaseEvent;
import io.huiyin.event.CaseEventKind;
import io.huiyin.event.CaseStatus;
import io.huiyin.event.Channel;
import io.huiyin.event.Clock;
import io.huiyin.event.ClockStatus;
import io.huiyin.event.DueSource;
import io.huiyin.event.Kind;
import io.huiyin.event.Reason;
import io.huiyin.event.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Seeded cases that were opened, acknowledged and answered: three lines on the timeline of each, and its state with two clocks. */
final class Timelines {
    private static final String TENANT = "north-mining";
    private static final Instant BEGIN = Instant.parse("2026-10-01T00:00:00Z");
    private static final Duration RESPOND = Duration.ofHours(24);
    private static final Duration RESOLVE = Duration.ofDays(7);
    private static final int SITES = 2_000;
    private static final int EXCERPT = 140;

    private final Random random;
    private final Supplier<String> texts;
    private final List<Case> cases = new ArrayList<>();
    private final List<CaseEvent> events = new ArrayList<>();

    /** @param texts what people report */
    Timelines(long seed, int cases, Supplier<String> texts) {
        random = new Random(seed);
        this.texts = texts;
        for (int i = 0; i < cases; i++) {
            add(i);
        }
    }

    List<Case> cases() {
        return cases;
    }

    List<CaseEvent> events() {
        return events;
    }

    private void add(int number) {
        var site = "site-" + random.nextInt(SITES);
        var reference = "%08x%08x".formatted(random.nextInt(), number);
        var opened = BEGIN.plusMillis(number * 700L);
        var acknowledged = opened.plusSeconds(60 + random.nextInt(3_600));
        var answered = acknowledged.plusSeconds(600 + random.nextInt(40_000));
        var text = texts.get();
        var reporter = "worker-" + random.nextInt(200_000);
        var line = CaseEvent.newBuilder()
                .setCaseId(TENANT + "." + site + "." + reference)
                .setTenant(TENANT)
                .setSite(site)
                .setPolicyVersion(1);
        events.add(CaseEvent.newBuilder(at(line, CaseEventKind.OPENED, 1, opened))
                .setReference(reference)
                .setChannel(Channel.MINI_PROGRAM)
                .setReporter(reporter)
                .setText(text)
                .setWhy("rule 'guardrail': 护栏; respond within PT24H, resolve within P7D")
                .build());
        events.add(CaseEvent.newBuilder(at(line, CaseEventKind.ACKNOWLEDGED, 2, acknowledged))
                .setActor("wang")
                .build());
        events.add(CaseEvent.newBuilder(at(line, CaseEventKind.RESPONDED, 3, answered))
                .setActor("wang")
                .setText("已安排维修，今天夜班前完成，谢谢反映。Repair is arranged and will be done before tonight's shift.")
                .build());
        cases.add(Case.newBuilder()
                .setCaseId(line.getCaseId())
                .setTenant(TENANT)
                .setSite(site)
                .setReference(reference)
                .setRevision(3)
                .setStatus(CaseStatus.ANSWERED)
                .setKind(Kind.HAZARD)
                .setChannel(Channel.MINI_PROGRAM)
                .setCategory("safety")
                .setSeverity(Severity.HIGH)
                .setOwner("safety")
                .setReason(new Reason("rule", "guardrail", "护栏", null))
                .setReporter(reporter)
                .setExcerpt(text.substring(0, Math.min(EXCERPT, text.length())))
                .setZone("Asia/Shanghai")
                .setOpenedAt(opened)
                .setUpdatedAt(answered)
                .setAcknowledgedAt(acknowledged)
                .setAnsweredAt(answered)
                .setLastReportAt(opened)
                .setPolicyVersion(1)
                .setClocks(List.of(
                        Clock.newBuilder(clock("respond", opened, RESPOND))
                                .setStatus(ClockStatus.MET)
                                .setStoppedAt(answered)
                                .setElapsedMillis(
                                        Duration.between(opened, answered).toMillis())
                                .build(),
                        clock("resolve", opened, RESOLVE)))
                .build());
    }

    private static CaseEvent at(CaseEvent.Builder line, CaseEventKind kind, long revision, Instant at) {
        return line.setId(line.getCaseId() + "/" + revision)
                .setEventId("%016x".formatted(line.getCaseId().hashCode() * 31L + revision))
                .setKind(kind)
                .setRevision(revision)
                .setAt(at)
                .build();
    }

    private static Clock clock(String name, Instant started, Duration target) {
        return Clock.newBuilder()
                .setName(name)
                .setStatus(ClockStatus.RUNNING)
                .setStartedAt(started)
                .setDeadline(started.plus(target))
                .setSource(DueSource.POLICY)
                .setTargetMillis(target.toMillis())
                .setPolicyVersion(1)
                .build();
    }
}
