package io.huiyin.sink;

import io.huiyin.event.Case;
import io.huiyin.event.CaseEvent;
import io.huiyin.event.CaseEventKind;
import io.huiyin.event.CaseStatus;
import io.huiyin.event.Channel;
import io.huiyin.event.Clock;
import io.huiyin.event.ClockStatus;
import io.huiyin.event.CountWindow;
import io.huiyin.event.DueSource;
import io.huiyin.event.DurationSketch;
import io.huiyin.event.Escalation;
import io.huiyin.event.EscalationKind;
import io.huiyin.event.Grain;
import io.huiyin.event.Kind;
import io.huiyin.event.NewWord;
import io.huiyin.event.Place;
import io.huiyin.event.PointsEntry;
import io.huiyin.event.Reason;
import io.huiyin.event.Severity;
import io.huiyin.event.Surge;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Events as the processor would write them; tests change what they are about. */
public final class Events {
    public static final Instant NOON = Instant.parse("2026-03-02T04:00:00.123Z");

    private Events() {}

    /** An open case of a leaking roof, opened at noon in Shanghai, to be answered within a day. */
    public static Case.Builder openCase(String reference, long revision) {
        return Case.newBuilder()
                .setCaseId("mine-7.north." + reference)
                .setTenant("mine-7")
                .setSite("north")
                .setReference(reference)
                .setRevision(revision)
                .setStatus(CaseStatus.OPEN)
                .setKind(Kind.HAZARD)
                .setChannel(Channel.SNAPSHOT)
                .setCategory("roof")
                .setSeverity(Severity.HIGH)
                .setReason(new Reason("rule", "water", "漏水", null))
                .setExcerpt("屋顶漏水 \"again\" \\ {,}")
                .setPlace(new Place(31.5, 121.25, "巷道 3"))
                .setZone("Asia/Shanghai")
                .setOpenedAt(NOON)
                .setUpdatedAt(NOON)
                .setLastReportAt(NOON)
                .setClocks(List.of(clock("respond", NOON.plus(Duration.ofDays(1)))));
    }

    public static Clock clock(String name, Instant deadline) {
        return Clock.newBuilder()
                .setName(name)
                .setStatus(ClockStatus.RUNNING)
                .setStartedAt(NOON)
                .setDeadline(deadline)
                .setSource(DueSource.POLICY)
                .setTargetMillis(86_400_000)
                .build();
    }

    public static CaseEvent.Builder opened(String id) {
        return CaseEvent.newBuilder()
                .setId(id)
                .setCaseId("mine-7.north.A")
                .setTenant("mine-7")
                .setSite("north")
                .setKind(CaseEventKind.OPENED)
                .setAt(NOON)
                .setRevision(1)
                .setChannel(Channel.SNAPSHOT)
                .setText("屋顶漏水");
    }

    /** A breach that pages the owner on the channel {@code duty}. */
    public static Escalation.Builder breach(String id, String reference, Instant raisedAt) {
        return Escalation.newBuilder()
                .setId(id)
                .setCaseId("mine-7.north." + reference)
                .setTenant("mine-7")
                .setSite("north")
                .setKind(EscalationKind.BREACH)
                .setClock("respond")
                .setStep("breach")
                .setStepIndex(1)
                .setGeneration(1)
                .setDueAt(raisedAt)
                .setDeadline(raisedAt)
                .setRaisedAt(raisedAt)
                .setPaged(true)
                .setAudience(List.of("owner"))
                .setChannels(List.of("duty"))
                .setReason("not answered within 24 h");
    }

    public static CountWindow.Builder day(String category) {
        return CountWindow.newBuilder()
                .setTenant("mine-7")
                .setSite("north")
                .setCategory(category)
                .setChannel(Channel.WEB)
                .setSeverity(Severity.NORMAL)
                .setGrain(Grain.DAY)
                .setWindowStart(Instant.parse("2026-03-01T16:00:00Z"))
                .setWindowEnd(Instant.parse("2026-03-02T16:00:00Z"));
    }

    /** A sketch with these counts in these buckets, given in turns. */
    public static DurationSketch sketch(int... bucketsAndCounts) {
        var buckets = new java.util.ArrayList<Integer>();
        var counts = new java.util.ArrayList<Long>();
        for (int i = 0; i < bucketsAndCounts.length; i += 2) {
            buckets.add(bucketsAndCounts[i]);
            counts.add((long) bucketsAndCounts[i + 1]);
        }
        return new DurationSketch(buckets, counts);
    }

    public static Surge surge(String id) {
        return new Surge(
                id,
                "mine-7",
                "north",
                "roof",
                NOON,
                NOON.plusSeconds(3600),
                40L,
                2.5,
                1e-30,
                List.of("mine-7.north.A"),
                List.of(new NewWord("roof", 30L, 2.0)),
                0.1,
                false);
    }

    public static PointsEntry points(String id, String reporter, int points) {
        return new PointsEntry(id, "mine-7", reporter, points, "report", "mine-7.north.A", "A", NOON, 1);
    }
}
