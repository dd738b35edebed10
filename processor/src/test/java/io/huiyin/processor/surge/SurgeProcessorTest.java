package io.huiyin.processor.surge;

import static io.huiyin.processor.flow.Samples.change;
import static io.huiyin.processor.flow.Samples.event;
import static io.huiyin.processor.flow.Samples.openCase;
import static io.huiyin.processor.flow.Samples.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.huiyin.event.CaseEventKind;
import io.huiyin.event.Surge;
import io.huiyin.processor.flow.StageDriver;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SurgeProcessorTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final StageDriver<Surge> stage = new StageDriver<>(new Watching(Watching.DEFAULT_FALSE_ALARM_RATE));
    private int reference;

    @AfterEach
    void close() {
        stage.close();
    }

    /** So many reports of their own cases within the hour. */
    private List<KeyValue<String, Surge>> reports(int count, Instant hour, String category, boolean backfilled) {
        for (int i = 0; i < count; i++) {
            var subject = openCase("C" + reference++)
                    .setCategory(category)
                    .setOpenedAt(hour.plusSeconds(i))
                    .setBackfilled(backfilled)
                    .build();
            stage.pipe(change(
                    null, subject, report(subject, CaseEventKind.OPENED, null).build()));
        }
        return stage.out();
    }

    private List<KeyValue<String, Surge>> reports(int count, Instant hour) {
        return reports(count, hour, "roof", false);
    }

    /** Two reports an hour for four weeks. */
    private void usualWeeks() {
        for (int hour = 28 * 24; hour > 0; hour--) {
            assertThat(reports(2, NOON.minus(Duration.ofHours(hour)))).isEmpty();
        }
    }

    @Test
    void surge_afterUsualWeeks_isSaidOnceWithTheReportThatMakesIt() {
        usualWeeks();
        assertThat(reports(11, NOON)).isEmpty();
        var said = reports(20, NOON.plusSeconds(600));
        assertThat(said).singleElement().satisfies(out -> {
            assertThat(out.key).isEqualTo("acme.pit-1|roof");
            var surge = out.value;
            assertThat(surge.getId()).isEqualTo("acme.pit-1|roof|2026-11-20T12:00:00Z");
            assertThat(surge.getObserved()).isEqualTo(12);
            assertThat(surge.getExpected()).isBetween(1.9, 2.1);
            assertThat(surge.getTail()).isCloseTo(4.6311627e-6, within(1e-12)); // by gamma functions; of 11: 2.2e-5
            assertThat(surge.getWindowEnd()).isEqualTo(NOON.plus(Duration.ofHours(1)));
            assertThat(surge.getSampleCaseIds()).hasSize(5).first().isEqualTo("acme.pit-1.C" + (28 * 48 + 11));
        });
        assertThat(reports(50, NOON.plusSeconds(1800))).isEmpty();
    }

    @Test
    void nextHour_stillFarAboveTheUsual_isAnotherSurge() {
        usualWeeks();
        assertThat(reports(40, NOON)).hasSize(1);
        assertThat(reports(40, NOON.plus(Duration.ofHours(1)))).hasSize(1);
    }

    @Test
    void newSite_withFewReports_raisesNothing_butAFloodDoes() {
        assertThat(reports(16, NOON)).isEmpty();
        assertThat(reports(1, NOON)).singleElement().satisfies(out -> assertThat(out.value.getObserved())
                .isEqualTo(17));
    }

    @Test
    void categories_ofOneSite_areToldApart() {
        for (int i = 0; i < 10; i++) {
            assertThat(reports(1, NOON, "roof", false)).isEmpty();
            assertThat(reports(1, NOON, "water", false)).isEmpty();
        }
    }

    @Test
    void importedHistory_isLearnedFrom_andRaisesNothing() {
        assertThat(reports(100, NOON.minus(Duration.ofHours(1)), "roof", true)).isEmpty();
        assertThat(reports(100, NOON, "roof", false)).isEmpty(); // a hundred an hour is what it knows
    }

    @Test
    void report_ofAnHourThatIsOver_isLeftOut() {
        reports(1, NOON);
        assertThat(reports(100, NOON.minus(Duration.ofHours(2)))).isEmpty();
    }

    @Test
    void events_otherThanReports_doNotCount() {
        var subject = openCase("A").build();
        for (int i = 0; i < 50; i++) {
            stage.pipe(change(
                    subject, subject, event(subject, CaseEventKind.COMMENTED).build()));
        }
        assertThat(stage.out()).isEmpty();
    }

    @Test
    void silence_ofSixtyDays_isForgotten() {
        for (int i = 0; i < 1_200; i++) {
            reports(1, NOON, "category-" + i, false);
        }
        stage.tick(NOON.plus(Duration.ofDays(60)));
        assertThat(stage.store(Watching.HOURS).approximateNumEntries()).isEqualTo(1_200);
        reports(1, NOON.plus(Duration.ofDays(59)), "category-700", false);
        for (int tick = 0; tick < 6; tick++) {
            stage.tick(NOON.plus(Duration.ofDays(60)).plusSeconds(7_200 + tick));
        }
        assertThat(stage.store(Watching.HOURS).approximateNumEntries()).isEqualTo(1);
        assertThat(stage.store(Watching.PAST).get("acme.pit-1|category-700")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 0.2, Double.NaN})
    void falseAlarmRate_outsideItsRange_isRefused(double rate) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Watching(rate))
                .withMessageContaining("falseAlarmRate is");
    }
}
