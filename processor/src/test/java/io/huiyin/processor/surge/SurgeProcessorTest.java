package io.huiyin.processor.surge;

import static io.huiyin.processor.flow.Samples.change;
import static io.huiyin.processor.flow.Samples.event;
import static io.huiyin.processor.flow.Samples.openCase;
import static io.huiyin.processor.flow.Samples.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.huiyin.event.CaseEventKind;
import io.huiyin.event.NewWord;
import io.huiyin.event.Surge;
import io.huiyin.event.SurgeShare;
import io.huiyin.processor.state.Keeping;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SurgeProcessorTest {

    /** A Friday, 20:00 in Shanghai. */
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private static final String CELL = "acme.pit-1|roof";
    private static final String SITE = "acme.pit-1|";
    private static final String CATEGORY = "acme|roof";

    private final SurgeGround ground = new SurgeGround(0.1);
    private int number;

    @AfterEach
    void close() {
        ground.close();
    }

    /** So many reports, each of a case of its own, within seconds. */
    private void reports(int count, Instant from, String site, String category, String text, boolean backfilled) {
        for (int i = 0; i < count; i++) {
            var reference = "C" + number++;
            var subject = openCase(reference)
                    .setSite(site)
                    .setCaseId("acme." + site + "." + reference)
                    .setCategory(category)
                    .setConfidential(text.isEmpty())
                    .setOpenedAt(from.plusSeconds(i))
                    .setUpdatedAt(from.plusSeconds(i))
                    .setBackfilled(backfilled)
                    .build();
            var opened =
                    report(subject, CaseEventKind.OPENED, null).setText(text.isEmpty() ? null : text + " no " + number);
            ground.pipe(change(null, subject, opened.build()));
        }
    }

    private void reports(int count, Instant from) {
        reports(count, from, "pit-1", "roof", "the roof drips", false);
    }

    private List<Surge> surges(String key) {
        return ground.surges().stream()
                .filter(surge -> surge.getId().startsWith(key + "|20"))
                .toList();
    }

    /** Two reports an hour for four weeks. */
    private void usualWeeks() {
        for (int hour = 28 * 24; hour > 0; hour--) {
            reports(2, NOON.minus(Duration.ofHours(hour)));
        }
        ground.tick(NOON);
        assertThat(ground.surges()).isEmpty();
    }

    @Test
    void surge_afterUsualWeeks_isSaidWithTheTickThatFindsIt() {
        usualWeeks();
        reports(20, NOON.plusSeconds(60));
        assertThat(ground.surges()).isEmpty();
        ground.tick(NOON.plusSeconds(90));
        assertThat(surges(CELL)).singleElement().satisfies(surge -> {
            assertThat(surge.getId()).isEqualTo("acme.pit-1|roof|2026-11-20T12:00:00Z/PT1H");
            assertThat(surge.getTenant()).isEqualTo("acme");
            assertThat(surge.getSite()).isEqualTo("pit-1");
            assertThat(surge.getCategory()).isEqualTo("roof");
            assertThat(surge.getObserved()).isEqualTo(20);
            assertThat(surge.getExpected()).isBetween(1.6, 2.4);
            assertThat(surge.getTail()).isBetween(1e-20, 0.05 / 8766);
            assertThat(surge.getWindowEnd()).isEqualTo(NOON.plus(Duration.ofHours(1)));
            assertThat(surge.getSampleCaseIds())
                    .hasSize(5)
                    .doesNotHaveDuplicates()
                    .allMatch(id -> Integer.parseInt(id.substring(12)) >= 28 * 48);
            assertThat(surge.getFalseAlarmRate()).isEqualTo(0.1);
            assertThat(surge.getBackfilled()).isFalse();
        });
    }

    @Test
    void surge_ofASite_aCategoryAndBoth_isSaidOfEach() {
        usualWeeks();
        reports(20, NOON);
        ground.tick(NOON.plusSeconds(90));
        assertThat(ground.surges())
                .extracting(surge -> surge.getSite() + "/" + surge.getCategory())
                .containsExactlyInAnyOrder("pit-1/roof", "pit-1/", "/roof");
    }

    @Test
    void surge_thatGoesOn_isSaidAgainOnlyWhenTwofold() {
        usualWeeks();
        reports(20, NOON);
        ground.tick(NOON.plusSeconds(90));
        assertThat(surges(CELL)).hasSize(1);
        reports(19, NOON.plusSeconds(600));
        ground.tick(NOON.plusSeconds(700));
        assertThat(surges(CELL))
                .as("39")
                .filteredOn(surge -> surge.getId().contains("PT1H"))
                .isEmpty();
        reports(1, NOON.plusSeconds(800));
        ground.tick(NOON.plusSeconds(900));
        assertThat(surges(CELL))
                .filteredOn(surge -> surge.getId().contains("PT1H"))
                .extracting(Surge::getId)
                .containsExactly("acme.pit-1|roof|2026-11-20T12:00:00Z/PT1H#2");
        reports(60, NOON.plus(Duration.ofHours(1)));
        ground.tick(NOON.plus(Duration.ofMinutes(90)));
        assertThat(surges(CELL))
                .as("the next hour, no worse")
                .filteredOn(surge -> surge.getId().contains("PT1H"))
                .isEmpty();
        reports(20, NOON.plus(Duration.ofHours(15)));
        ground.tick(NOON.plus(Duration.ofHours(15)).plusSeconds(60));
        assertThat(surges(CELL)).as("half a day later, another one").hasSize(1);
    }

    /** No hour of it stands out. */
    @Test
    void surge_ofADay_isFoundWithoutOneOfAnHour() {
        usualWeeks();
        var midnight = Instant.parse("2026-11-20T16:00:00Z");
        reports(8, NOON);
        for (int hour = 0; hour < 24; hour++) {
            reports(6, midnight.plus(Duration.ofHours(hour)));
            ground.tick(midnight.plus(Duration.ofHours(hour)).plusSeconds(60));
        }
        assertThat(surges(CELL)).singleElement().satisfies(surge -> {
            assertThat(surge.getId()).isEqualTo("acme.pit-1|roof|2026-11-20T16:00:00Z/P1D");
            assertThat(surge.getWindowEnd()).isEqualTo(midnight.plus(Duration.ofDays(1)));
            assertThat(surge.getExpected()).isBetween(40.0, 56.0);
        });
    }

    @Test
    void newWords_ofASurge_areWhatItsReportsSay_andNothingOfConfidentialOnes() {
        usualWeeks();
        reports(12, NOON, "pit-1", "roof", "a prop gave way, 支架倒了, the roof drips", false);
        reports(8, NOON, "pit-1", "roof", "", false);
        ground.tick(NOON.plusSeconds(90));
        assertThat(surges(CELL)).singleElement().satisfies(surge -> {
            assertThat(surge.getNewWords())
                    .extracting(NewWord::getWord)
                    .contains("prop", "支架倒了")
                    .doesNotContain("drips");
            assertThat(surge.getNewWords())
                    .allSatisfy(word -> assertThat(word.getReports()).isBetween(3L, 12L));
        });
    }

    @Test
    void words_ofACaseThatBecameConfidential_areForgotten() {
        usualWeeks();
        for (int i = 0; i < 7; i++) {
            var subject = openCase("S" + i).setOpenedAt(NOON).setUpdatedAt(NOON).build();
            var opened = report(subject, CaseEventKind.OPENED, null).setText("a secret word " + i);
            ground.pipe(change(null, subject, opened.build()));
            ground.tick(NOON.plusSeconds(i));
            var hidden = openCase("S" + i).setOpenedAt(NOON).setUpdatedAt(NOON).setConfidential(true);
            ground.pipe(change(
                    subject,
                    hidden.build(),
                    event(hidden.build(), CaseEventKind.RECLASSIFIED).build()));
        }
        assertThat(ground.surges()).isEmpty();
        reports(12, NOON.plusSeconds(60));
        ground.tick(NOON.plusSeconds(90));
        assertThat(ground.surges()).hasSizeGreaterThan(2).allSatisfy(surge -> assertThat(surge.getNewWords())
                .isEmpty());
    }

    @Test
    void categories_overManySites_areOneShareATick() {
        for (int site = 0; site < 30; site++) {
            reports(3, NOON, "pit-" + site, "roof", "the roof drips", false);
        }
        ground.tick(NOON.plusSeconds(10));
        assertThat(ground.shares()).singleElement().satisfies(share -> {
            assertThat(share.getReports()).isEqualTo(90);
            assertThat(share.getTexts()).hasSize(8);
            assertThat(share.getCategory()).isEqualTo("roof");
        });
        ground.tick(NOON.plusSeconds(11));
        assertThat(ground.shares()).isEmpty();
    }

    /** One more report on each of thirty sites is nothing there, and much together. */
    @Test
    void category_overManySites_surgesWhereNoSiteDoes() {
        for (int hour = 28 * 24; hour > 0; hour--) {
            reports(1, NOON.minus(Duration.ofHours(hour)), "pit-" + hour % 30, "roof", "the roof drips", false);
            ground.tick(NOON.minus(Duration.ofHours(hour)).plusSeconds(60));
        }
        ground.surges();
        for (int site = 0; site < 30; site++) {
            reports(1, NOON, "pit-" + site, "roof", "the roof drips", false);
        }
        ground.tick(NOON.plusSeconds(60));
        assertThat(ground.surges()).extracting(Surge::getSite).containsOnly("");
    }

    @Test
    void newSite_withFewReports_raisesNothing_butAFloodDoes() {
        reports(16, NOON);
        ground.tick(NOON.plusSeconds(60));
        assertThat(ground.surges()).isEmpty();
        reports(60, NOON.plusSeconds(100));
        ground.tick(NOON.plusSeconds(200));
        assertThat(surges(CELL)).hasSize(1);
    }

    @Test
    void importedHistory_isLearnedFrom_andItsSurgesAreMarked() {
        for (int hour = 28 * 24; hour > 0; hour--) {
            reports(hour == 100 ? 60 : 2, NOON.minus(Duration.ofHours(hour)), "pit-1", "roof", "the roof drips", true);
        }
        ground.tick(NOON);
        assertThat(ground.surges()).isNotEmpty().allSatisfy(surge -> {
            assertThat(surge.getBackfilled()).isTrue();
            assertThat(surge.getSite()).isEqualTo("pit-1");
        });
        ground.tick(NOON.plusSeconds(120));
        assertThat(surges(CATEGORY))
                .as("when the import has come to rest")
                .isNotEmpty()
                .allMatch(Surge::getBackfilled);
        reports(20, NOON.plusSeconds(200));
        ground.tick(NOON.plusSeconds(300));
        assertThat(ground.surges()).hasSize(3).noneMatch(Surge::getBackfilled);
    }

    /** Tasks import at different speeds. */
    @Test
    void historyOfACategory_inAnyOrderOfItsSites_isTakenInTheOrderOfTime() {
        for (var site : List.of("pit-1", "pit-2")) {
            for (int hour = 28 * 24; hour > 0; hour--) {
                boolean storm = hour == 100;
                reports(storm ? 20 : 1, NOON.minus(Duration.ofHours(hour)), site, "roof", "the roof drips", true);
            }
        }
        ground.tick(NOON);
        ground.tick(NOON.plusSeconds(120));
        assertThat(surges(CATEGORY)).anySatisfy(surge -> {
            assertThat(surge.getObserved()).isEqualTo(40);
            assertThat(surge.getExpected()).isBetween(1.5, 2.6);
        });
    }

    @Test
    void report_ofTheHourBefore_isCounted_andAnEarlierOneIsLeftOut() {
        usualWeeks();
        reports(1, NOON.plusSeconds(5));
        ground.tick(NOON.plusSeconds(10));
        reports(100, NOON.minus(Duration.ofHours(2)));
        ground.tick(NOON.plusSeconds(20));
        assertThat(ground.surges()).isEmpty();
        reports(20, NOON.minusSeconds(60));
        ground.tick(NOON.plusSeconds(30));
        assertThat(surges(CELL)).singleElement().satisfies(surge -> assertThat(surge.getObserved())
                .isEqualTo(21));
    }

    @Test
    void events_otherThanReports_doNotCount() {
        var subject = openCase("A").build();
        for (int i = 0; i < 50; i++) {
            ground.pipe(change(
                    subject, subject, event(subject, CaseEventKind.COMMENTED).build()));
        }
        ground.tick(NOON);
        assertThat(ground.shares()).isEmpty();
    }

    @Test
    void silence_ofSixtyDays_isForgotten() {
        for (int i = 0; i < 600; i++) {
            reports(1, NOON, "pit-1", "category-" + i, "the roof drips", false);
        }
        ground.tick(NOON.plusSeconds(1));
        var watching = Watching.sites(0.1, Keeping.PASSING);
        assertThat(ground.entries(watching.windows())).isEqualTo(601);
        reports(1, NOON.plus(Duration.ofDays(59)), "pit-1", "category-7", "the roof drips", false);
        for (int tick = 0; tick < 6; tick++) {
            ground.tick(NOON.plus(Duration.ofDays(61)).plusSeconds(7_200L * tick));
        }
        assertThat(ground.entries(watching.windows())).isEqualTo(2);
        assertThat(ground.entries(watching.profiles())).isEqualTo(2);
        assertThat(ground.entries(watching.texts())).isLessThan(130L);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 11, Double.NaN})
    void falseAlarms_outsideTheirRange_areRefused(double rate) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Watching.sites(rate, Keeping.PASSING))
                .withMessageContaining("falseAlarmsAYear is");
    }

    @Test
    void share_ofATask_isSmall() {
        reports(200, NOON, "pit-1", "roof", "x".repeat(1_000), false);
        ground.tick(NOON.plusSeconds(300));
        assertThat(ground.shares()).singleElement().satisfies(share -> assertThat(bytes(share))
                .isLessThan(4_000));
    }

    private static int bytes(SurgeShare share) {
        try {
            return SurgeShare.getEncoder().encode(share).remaining();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
