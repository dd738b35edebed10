package io.huiyin.benchmarks.quality;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The texts that we wrote ourselves are what their README says. */
class OwnTextsTest {
    private static final Path QUALITY = Path.of("quality");

    @ParameterizedTest
    @CsvSource({"zh, 100, 70", "en, 30, 10"})
    void groups_ofEachLanguage_areManyAndBesideLoneReports(String language, int groups, int alone) throws IOException {
        var reports = GroupedReport.read(QUALITY.resolve(language + "/groups.csv"), language);
        var sizes = reports.stream().collect(groupingBy(GroupedReport::group, counting()));

        assertThat(reports).extracting(one -> one.report().getEventId()).doesNotHaveDuplicates();
        assertThat(reports).extracting(one -> one.report().getText()).doesNotHaveDuplicates();
        assertThat(sizes.values()).allMatch(size -> size <= 5 && size != 2);
        assertThat(sizes.values().stream().filter(size -> size >= 3)).hasSizeGreaterThanOrEqualTo(groups);
        assertThat(sizes.values().stream().filter(size -> size == 1)).hasSizeGreaterThanOrEqualTo(alone);
    }

    @ParameterizedTest
    @CsvSource({"zh", "en"})
    void groups_ofOneProblem_areOfOneSiteAndWithinAWindow(String language) throws IOException {
        var reports = GroupedReport.read(QUALITY.resolve(language + "/groups.csv"), language);

        for (var one : reports) {
            for (var other : reports) {
                if (one.isSameAs(other)) {
                    assertThat(one.apart(other)).isLessThanOrEqualTo(Duration.ofDays(7));
                    assertThat(one.report().getSite()).isEqualTo(other.report().getSite());
                }
            }
        }
    }

    @Test
    void reports_inTenCategories_areFiftyEach() throws IOException {
        var reports = CsvTable.read(QUALITY.resolve("zh/reports.csv"));

        assertThat(reports).extracting(row -> row.getField("text")).doesNotHaveDuplicates();
        assertThat(reports.stream().collect(groupingBy(row -> row.getField("category"), counting())))
                .hasSize(10)
                .allSatisfy((_category, count) -> assertThat(count).isEqualTo(50));
    }

    @Test
    void messages_areGroupsOfManyVoicesInTwoHalves() throws IOException {
        var messages = CsvTable.read(QUALITY.resolve("zh/messages.csv"));
        var sizes = messages.stream().collect(groupingBy(row -> row.getField("group"), counting()));
        var learn = messages.stream().filter(OwnMessages::isToLearnFrom).toList();

        assertThat(messages).extracting(row -> row.getField("id")).doesNotHaveDuplicates();
        assertThat(messages).extracting(row -> row.getField("text")).doesNotHaveDuplicates();
        assertThat(messages).extracting(row -> row.getField("submitted_at")).isSorted();
        assertThat(sizes.values()).allMatch(size -> size <= 6);
        assertThat(sizes.values().stream().filter(size -> size >= 2)).hasSizeGreaterThanOrEqualTo(45);
        assertThat(sizes.values().stream().filter(size -> size == 1)).hasSizeGreaterThanOrEqualTo(150);
        assertThat((double) learn.size() / messages.size()).isBetween(0.45, 0.55);
    }
}
