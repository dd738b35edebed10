package io.huiyin.audit.judge;

import static io.huiyin.audit.judge.Given.at;
import static io.huiyin.audit.judge.Given.clock;
import static io.huiyin.audit.judge.Given.status;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.event.CaseEventKind;
import io.huiyin.event.CaseStatus;
import io.huiyin.event.Clock;
import io.huiyin.event.ClockStatus;
import io.huiyin.event.Pause;
import io.huiyin.event.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The clock starts at 08:00 and has 4 h: warning at 11:00, breach at 12:00 and twice again by half hours, the top at 14:00. */
class AuditingTest {

    private static Given open() {
        return new Given().revision("08:00", clock("respond").build());
    }

    private static Clock stopped(ClockStatus status, String time) {
        return clock("respond").setStatus(status).setStoppedAt(at(time)).build();
    }

    private static Given answered(String time) {
        return open().revision(time, stopped(ClockStatus.MET, time), status(CaseStatus.ANSWERED));
    }

    /** Paused at ten for an hour. */
    private static Given paused() {
        return open().revision(
                        "10:00",
                        clock("respond")
                                .setStatus(ClockStatus.PAUSED)
                                .setPausedAt(at("10:00"))
                                .build())
                .told(CaseEventKind.PAUSED, "10:00");
    }

    private static Given resumed(String deadline) {
        return paused().revision(
                        "11:00",
                        clock("respond")
                                .setDeadline(at(deadline))
                                .setPausedMillis(Duration.ofHours(1).toMillis())
                                .setPauses(List.of(new Pause(at("10:00"), at("11:00"))))
                                .setGeneration(2)
                                .build())
                .told(CaseEventKind.RESUMED, "11:00")
                .told(CaseEventKind.DEADLINE_CHANGED, "11:00", "respond", "12:00");
    }

    /** CRITICAL from 11:30 on: one hour, which was over at 09:00. */
    private static Given reclassified() {
        return open().raised("respond/warning/1", "11:00")
                .revision(
                        "11:30",
                        clock("respond")
                                .setDeadline(at("09:00"))
                                .setTargetMillis(Duration.ofHours(1).toMillis())
                                .setGeneration(2)
                                .build(),
                        one -> one.setSeverity(Severity.CRITICAL))
                .told(CaseEventKind.RECLASSIFIED, "11:30")
                .told(CaseEventKind.DEADLINE_CHANGED, "11:30", "respond", "12:00");
    }

    private static Given quiet(CaseStatus then) {
        return new Given()
                .revision("08:00", clock("quiet").build())
                .raised("quiet/warning/1", "11:00")
                .revision("11:10", clock("quiet").build(), one -> one.setStatus(then)
                        .setAcknowledgedAt(at("11:10")))
                .told(CaseEventKind.ACKNOWLEDGED, "11:10");
    }

    private static final Map<String, Map.Entry<Supplier<List<String>>, List<String>>> CASES = Map.ofEntries(
            entry("nothing due", of(() -> open().found("10:59"))),
            entry("due, within the grace", of(() -> open().found("11:00:29"))),
            entry("due, and missing", of(() -> open().found("11:00:30"), "MISSING respond/warning/1")),
            entry("due, and there", of(() -> open().raised("respond/warning/1", "11:00")
                    .found("11:59"))),
            entry("due, the processor is down", of(() -> open().found("10:30", "11:10"), "OVERDUE respond/warning/1")),
            entry(
                    "one of two missing",
                    of(() -> open().raised("respond/breach/1", "12:00").found("12:01"), "MISSING respond/warning/1")),
            entry(
                    "twice",
                    of(
                            () -> open().raised("respond/warning/1", "11:00")
                                    .raised("respond/warning/1", "11:00")
                                    .found("11:59"),
                            "TWICE respond/warning/1")),
            entry(
                    "a repeat missing",
                    of(
                            () -> open().raised("respond/warning/1", "11:00")
                                    .raised("respond/breach/1", "12:00")
                                    .found("12:31"),
                            "MISSING respond/breach/1/1")),
            entry("all repeats there, the limit reached", of(() -> open().raised("respond/warning/1", "11:00")
                    .raised("respond/breach/1", "12:00")
                    .raised("respond/breach/1/1", "12:30")
                    .raised("respond/breach/1/2", "13:00")
                    .found("13:59"))),
            entry("answered before the first step", of(() -> answered("10:00").found("18:00"))),
            entry("answered at the very instant", of(() -> answered("11:00").found("18:00"))),
            entry(
                    "answered after a step that nobody was told of",
                    of(() -> answered("11:20").found("18:00"), "MISSING respond/warning/1")),
            entry("the same, recorded", of(() -> answered("11:20")
                    .recorded("respond/warning/1", "11:00", "11:20")
                    .found("18:00"))),
            entry(
                    "paged after the answer",
                    of(
                            () -> answered("11:20")
                                    .paged("respond/warning/1", "11:00", "11:20:02")
                                    .found("18:00"),
                            "UNFOUNDED respond/warning/1")),
            entry("a tick a moment ahead of the answer", of(() -> answered("11:20")
                    .paged("respond/warning/1", "11:00", "11:20:00.040")
                    .found("18:00"))),
            entry(
                    "paged for a step after the answer",
                    of(
                            () -> answered("10:00")
                                    .raised("respond/warning/1", "11:00")
                                    .found("18:00"),
                            "UNFOUNDED respond/warning/1")),
            entry(
                    "raised too early",
                    of(
                            () -> open().paged("respond/warning/1", "10:00", "10:00:02")
                                    .found("10:59"),
                            "UNFOUNDED respond/warning/1")),
            entry(
                    "a step that the policy does not know",
                    of(() -> open().raised("respond/alarm/1", "10:00").found("10:59"), "UNFOUNDED respond/alarm/1")),
            entry(
                    "a clock that the policy does not know",
                    of(() -> open().raised("answer/alarm/1", "10:00").found("10:59"), "UNFOUNDED answer/alarm/1")),
            entry(
                    "a generation that the case has not had",
                    of(
                            () -> open().raised("respond/warning/3", "10:00").found("10:59"),
                            "UNFOUNDED respond/warning/3")),
            entry("paused: nothing comes due", of(() -> paused().found("18:00"))),
            entry(
                    "paged while paused",
                    of(
                            () -> paused().raised("respond/warning/1", "11:00").found("18:00"),
                            "UNFOUNDED respond/warning/1")),
            entry("resumed, an hour later due", of(() -> resumed("13:00").found("11:59"))),
            entry(
                    "resumed, and missing in the next generation",
                    of(() -> resumed("13:00").found("12:01"), "MISSING respond/warning/2")),
            entry(
                    "resumed with the deadline as before",
                    of(() -> resumed("12:00").found("11:50"), "WRONG_DEADLINE respond")),
            entry("resumed and raised", of(() -> resumed("13:00")
                    .raised("respond/warning/2", "12:00")
                    .found("12:10"))),
            entry(
                    "reclassified: the step behind is not raised again, the others are due at once",
                    of(() -> reclassified().found("11:31"), "MISSING respond/breach/2", "MISSING respond/top/2")),
            entry(
                    "reclassified, and the step behind raised again",
                    of(
                            () -> reclassified()
                                    .paged("respond/warning/2", "08:45", "11:30:02")
                                    .paged("respond/breach/2", "09:00", "11:30:02")
                                    .recorded("respond/breach/2/1", "09:30", "11:30:02")
                                    .recorded("respond/breach/2/2", "10:00", "11:30:02")
                                    .paged("respond/top/2", "11:00", "11:30:02")
                                    .found("11:31"),
                            "UNFOUNDED respond/warning/2")),
            entry("recorded when the deadline moved, and raised after it", of(() -> open().recorded(
                            "respond/warning/1", "11:00", "11:29:59.999")
                    .revision(
                            "11:30",
                            clock("respond")
                                    .setDeadline(at("09:00"))
                                    .setTargetMillis(Duration.ofHours(1).toMillis())
                                    .setGeneration(2)
                                    .build(),
                            one -> one.setSeverity(Severity.CRITICAL))
                    .told(CaseEventKind.RECLASSIFIED, "11:30")
                    .told(CaseEventKind.DEADLINE_CHANGED, "11:30", "respond", "12:00")
                    .paged("respond/warning/2", "08:45", "11:30:02")
                    .paged("respond/breach/2", "09:00", "11:30:02")
                    .recorded("respond/breach/2/1", "09:30", "11:30:02")
                    .recorded("respond/breach/2/2", "10:00", "11:30:02")
                    .paged("respond/top/2", "11:00", "11:30:02")
                    .found("11:31"))),
            entry(
                    "a deadline without ground",
                    of(
                            () -> new Given()
                                    .revision(
                                            "08:00",
                                            clock("respond")
                                                    .setDeadline(at("12:01"))
                                                    .build())
                                    .found("09:00"),
                            "WRONG_DEADLINE respond")),
            entry("snoozed", of(() -> open().revision(
                            "10:00", clock("respond").build(), one -> one.setSnoozedUntil(at("11:40")))
                    .found("11:39"))),
            entry(
                    "snoozed, and paged meanwhile",
                    of(
                            () -> open().revision(
                                            "10:00", clock("respond").build(), one -> one.setSnoozedUntil(at("11:40")))
                                    .raised("respond/warning/1", "11:00")
                                    .found("11:39"),
                            "UNFOUNDED respond/warning/1")),
            entry(
                    "the snooze is over, and nothing came",
                    of(
                            () -> open().revision(
                                            "10:00", clock("respond").build(), one -> one.setSnoozedUntil(at("11:40")))
                                    .found("11:41"),
                            "MISSING respond/warning/1")),
            entry("merged away", of(() -> open().revision(
                            "10:00", stopped(ClockStatus.CANCELLED, "10:00"), status(CaseStatus.MERGED))
                    .found("18:00"))),
            entry(
                    "paged for imported history",
                    of(
                            () -> new Given()
                                    .revision("20:00", clock("respond").build(), one -> one.setBatch("b")
                                            .setBackfilled(true))
                                    .paged("respond/warning/1", "11:00", "20:00:02")
                                    .found("20:10"),
                            "UNFOUNDED respond/warning/1")),
            entry("imported history asks for nothing", of(() -> new Given()
                    .revision("20:00", clock("respond").build(), one -> one.setBatch("b")
                            .setBackfilled(true))
                    .found("20:10"))),
            entry("acknowledged: quiet for an hour", of(() -> quiet(CaseStatus.ACKNOWLEDGED)
                    .found("12:09"))),
            entry(
                    "acknowledged, and paged meanwhile",
                    of(
                            () -> quiet(CaseStatus.ACKNOWLEDGED)
                                    .raised("quiet/breach/1", "12:00")
                                    .found("12:09"),
                            "UNFOUNDED quiet/breach/1")),
            entry(
                    "acknowledged, and nothing came of it",
                    of(() -> quiet(CaseStatus.ACKNOWLEDGED).found("12:11"), "MISSING quiet/breach/1")),
            entry(
                    "acknowledged, nothing was due meanwhile and nothing came of it",
                    of(
                            () -> new Given()
                                    .revision("08:00", clock("quiet").build())
                                    .raised("quiet/warning/1", "11:00")
                                    .revision(
                                            "11:01",
                                            clock("quiet")
                                                    .setDeadline(at("12:00"))
                                                    .build(),
                                            one -> one.setStatus(CaseStatus.ACKNOWLEDGED)
                                                    .setAcknowledgedAt(at("10:50")))
                                    .found("11:51"),
                            "MISSING quiet/warning/1/1")));

    private static Map.Entry<Supplier<List<String>>, List<String>> of(
            Supplier<List<String>> found, String... expected) {
        return entry(found, List.of(expected));
    }

    private static Stream<Arguments> cases() {
        return CASES.entrySet().stream()
                .map(one -> Arguments.of(
                        one.getKey(), one.getValue().getKey(), one.getValue().getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void case_ofThisHistory_hasTheseFindings(String name, Supplier<List<String>> found, List<String> expected) {
        assertThat(found.get()).as(name).containsExactlyElementsOf(expected);
    }
}
