package io.huiyin.learn.duplicates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportColumnsTest {
    private static final ReportColumns COLUMNS = ReportColumns.prefixed("");

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T17:00:00+08:00, 2026-11-20T09:00:00Z",
        "2026-11-20T09:00:00Z, 2026-11-20T09:00:00Z",
        "2026-11-20 17:05, 2026-11-20T17:05:00Z",
        "2026/1/2 7:05:09, 2026-01-02T07:05:09Z",
        "2026/11/20, 2026-11-20T00:00:00Z",
        "'', 2026-01-01T00:03:00Z"
    })
    void time_asFilesWriteIt_isRead(String written, String expected) {
        assertThat(report(written).time()).isEqualTo(expected);
    }

    @Test
    void time_thatIsNone_isRefusedWithItsLine() {
        assertThatThrownBy(() -> report("yesterday"))
                .isInstanceOf(UnreadableRowException.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining("time is 'yesterday'");
    }

    private static ToldReport report(String time) {
        return CsvReader.builder().ofNamedCsvRecord("text,time\nlift stuck," + time + "\n").stream()
                .map(row -> COLUMNS.read(row, 3))
                .findFirst()
                .orElseThrow();
    }
}
