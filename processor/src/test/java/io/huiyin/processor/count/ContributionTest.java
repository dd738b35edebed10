package io.huiyin.processor.count;

import static io.huiyin.processor.flow.Samples.OPENED;
import static io.huiyin.processor.flow.Samples.answeredCase;
import static io.huiyin.processor.flow.Samples.clock;
import static io.huiyin.processor.flow.Samples.openCase;
import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.event.Case;
import io.huiyin.event.CaseStatus;
import io.huiyin.event.Channel;
import io.huiyin.event.Clock;
import io.huiyin.event.ClockStatus;
import io.huiyin.event.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ContributionTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration LATE = Duration.ofHours(25);
    private static final Set<Figure> STANDINGS = EnumSet.range(Figure.ANSWERED_IN_TIME, Figure.CANCELLED);

    static Stream<Arguments> cases() {
        var cancelled = clock("respond").setStatus(ClockStatus.CANCELLED);
        return Stream.of(
                row("open", openCase("A"), "CASES OPEN"),
                row("acknowledged", openCase("A").setStatus(CaseStatus.ACKNOWLEDGED), "CASES OPEN"),
                row("paused", with(clock("respond").setStatus(ClockStatus.PAUSED)), "CASES OPEN"),
                row("overdue", with(clock("respond").setBreachedAt(OPENED.plus(LATE))), "CASES OPEN OVERDUE"),
                row("open without a target", with(clock("respond").setDeadline(null)), "CASES OPEN_UNTARGETED"),
                row("open without clocks", openCase("A").setClocks(List.of()), "CASES OPEN_UNTARGETED"),
                row("open with another clock only", with(clock("review")), "CASES OPEN"),
                row("answered in time", answeredCase("A", HOUR), "CASES ANSWERED_IN_TIME wall business"),
                row("answered late", answeredCase("A", LATE), "CASES ANSWERED_LATE wall business"),
                row(
                        "answered, no longer overdue",
                        answered(clock("respond").setStatus(ClockStatus.LATE).setBreachedAt(OPENED.plus(LATE))),
                        "CASES ANSWERED_LATE wall"),
                row(
                        "answered without a target",
                        answered(clock("respond")
                                .setDeadline(null)
                                .setStatus(ClockStatus.MET)
                                .setElapsedMillis(7L)),
                        "CASES ANSWERED_UNTARGETED wall business"),
                row(
                        "answered without clocks",
                        answeredCase("A", HOUR).setClocks(List.of()),
                        "CASES ANSWERED_UNTARGETED wall"),
                row("reopened after an answer", answered(clock("respond").setGeneration(2)), "CASES OPEN wall"),
                row("cancelled unanswered", with(cancelled).setStatus(CaseStatus.CANCELLED), "CASES CANCELLED"),
                row(
                        "cancelled by what stops the clock too",
                        with(clock("respond").setStatus(ClockStatus.MET)).setStatus(CaseStatus.CANCELLED),
                        "CASES CANCELLED"),
                row(
                        "cancelled without clocks",
                        openCase("A").setStatus(CaseStatus.CANCELLED).setClocks(List.of()),
                        "CASES CANCELLED"),
                row(
                        "answered, reopened, cancelled",
                        answered(cancelled).setStatus(CaseStatus.CANCELLED),
                        "CASES ANSWERED_IN_TIME wall"),
                row("three reports", openCase("A").setReports(3), "CASES OPEN DUPLICATES DUPLICATES"),
                row("merged away", openCase("A").setReports(3).setStatus(CaseStatus.MERGED), ""));
    }

    private static Case.Builder with(Clock.Builder clock) {
        return openCase("A").setClocks(List.of(clock.build()));
    }

    private static Case.Builder answered(Clock.Builder clock) {
        return answeredCase("A", HOUR).setClocks(List.of(clock.build()));
    }

    private static Arguments row(String name, Case.Builder subject, String expected) {
        return Arguments.of(name, subject.build(), expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void case_asItStands_countsFor(String name, Case subject, String expected) {
        var counts = Contribution.of(subject).counts();
        assertThat(words(counts).sorted())
                .isEqualTo(Stream.of(expected.split(" ", -1))
                        .filter(word -> !word.isEmpty())
                        .sorted()
                        .toList());
        assertThat(STANDINGS.stream().mapToLong(counts::get).sum()).isEqualTo(counts.get(Figure.CASES));
    }

    private static Stream<String> words(Counts counts) {
        var figures = counts.figures().entrySet().stream()
                .flatMap(one -> Stream.generate(one.getKey()::name).limit(one.getValue()));
        var sketches = Stream.of(
                counts.wall().isEmpty() ? "" : "wall", counts.business().isEmpty() ? "" : "business");
        return Stream.concat(figures, sketches.filter(word -> !word.isEmpty()));
    }

    @Test
    void case_withTwoClocks_standsByRespond() {
        var subject = answeredCase("A", LATE).build();
        var clocks = List.of(clock("acknowledge").build(), subject.getClocks().getFirst());
        assertThat(Contribution.of(Case.newBuilder(subject).setClocks(clocks).build())
                        .counts()
                        .get(Figure.ANSWERED_LATE))
                .isEqualTo(1);
    }

    @Test
    void case_ofACell_isCountedWhenAndWhereItWasOpened() {
        var contribution = Contribution.of(openCase("A").build());
        assertThat(contribution.at()).isEqualTo(OPENED);
        assertThat(contribution.cell())
                .isEqualTo(new Cell(
                        "acme", "pit-1", "roof", Channel.HOTLINE, Severity.NORMAL, ZoneId.of("Asia/Shanghai")));
    }

    @Test
    void responses_ofAnAnsweredCase_areItsWallAndBusinessTime() {
        var answered = answeredCase("A", HOUR);
        answered.setClocks(List.of(clock("respond")
                .setStatus(ClockStatus.MET)
                .setElapsedMillis(60_000L)
                .build()));
        var counts = Contribution.of(answered.build()).counts();
        assertThat(counts.wall()).isEqualTo(Sketch.of(HOUR));
        assertThat(counts.business()).isEqualTo(Sketch.of(Duration.ofMinutes(1)));
    }

    @Test
    void response_beforeTheOpening_countsAsNone() {
        var early = answeredCase("A", HOUR)
                .setAnsweredAt(Instant.parse("2020-01-01T00:00:00Z"))
                .build();
        assertThat(Contribution.of(early).counts().wall()).isEqualTo(Sketch.of(Duration.ZERO));
    }

    @Test
    void figures_ofARecord_areEachInTheirPlace() {
        var window = Window.minute(Contribution.of(openCase("A").build()).cell(), OPENED);
        var counts = Counts.NONE.withWall(HOUR).withBusiness(Duration.ZERO);
        long amount = 10;
        for (var figure : Figure.values()) {
            counts = counts.with(figure, amount++);
        }
        var written = CountWindows.written(window, counts);
        assertThat(CountWindows.counts(written)).isEqualTo(counts);
        assertThat(EnumSet.allOf(Figure.class).stream().map(figure -> figure.name() + "=" + figure.in(written)))
                .isEqualTo(written.getSchema().getFields().stream()
                        .filter(field -> field.schema().getType() == Schema.Type.LONG)
                        .filter(field -> field.schema().getLogicalType() == null)
                        .map(field -> field.name().replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT) + "="
                                + written.get(field.pos()))
                        .toList());
    }
}
