package io.huiyin.benchmarks.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class QualityTableTest {
    @Test
    void markdown_rowsOfAllKinds_lineUpAndSayWhatIsAbsent() {
        var table = new QualityTable(List.of(
                new QualityRow("money", 1_000, "accuracy", 0.81249, "0.800", ""),
                QualityRow.absent("storms", "boston.csv.gz")));

        assertThat(table.markdown()).isEqualTo("""
                | subject | rows  | figure                  | value | aim or published | baseline |
                | ------- | ----- | ----------------------- | ----- | ---------------- | -------- |
                | money   | 1,000 | accuracy                | 0.812 | 0.800            |          |
                | storms  | -     | boston.csv.gz is absent | -     |                  |          |
                """);
    }
}
