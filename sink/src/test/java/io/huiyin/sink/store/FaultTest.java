package io.huiyin.sink.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FaultTest {
    @ParameterizedTest
    @CsvSource({
        "22021, true, a NUL character",
        "22008, true, a time out of range",
        "22P05, true, untranslatable character",
        "23502, true, null where there must be a value",
        "54000, true, a key too long for its index",
        "40001, false, serialization failure",
        "40P01, false, deadlock",
        "53100, false, disk full",
        "57P01, false, terminated by an administrator",
        "08006, false, connection failure",
        "55P03, false, lock not available",
        "42P01, false, a table that is missing",
        "54001, false, statement too complex",
        ", false, unknown"
    })
    void isOfTheRow_byState(String state, boolean ofTheRow, String what) {
        assertThat(Fault.isOfTheRow(new SQLException(what, state))).as(what).isEqualTo(ofTheRow);
    }
}
