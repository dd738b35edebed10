package io.huiyin.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestPartsTest {

    @ParameterizedTest
    @CsvSource({
        "application/json, JSON",
        "Application/JSON; charset=utf-8, JSON",
        "'application/json;charset=\"UTF-8\"', JSON",
        "application/json; charset=latin1,",
        "application/x-ndjson, NDJSON",
        "application/ndjson, NDJSON",
        "application/jsonl, NDJSON",
        "text/json,",
        "application/jsonx,",
        ","
    })
    void format_ofAContentType(@Nullable String contentType, @Nullable Format format) {
        assertThat(Format.of(contentType)).isEqualTo(Optional.ofNullable(format));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"8e03978e-40d5\" | 8e03978e-40d5",
                "8e03978e-40d5 | 8e03978e-40d5",
                "\"with \\\"quotes\\\" and \\\\\" | with \"quotes\" and \\",
                "\"with blank\" | with blank",
                "with blank |",
                "\"\" |",
                "\"half |",
                "a,b |",
                "é |"
            })
    void idempotencyKey_asDraftedOrBare(String header, @Nullable String key) {
        assertThat(IdempotencyKey.of(header).key()).isEqualTo(Optional.ofNullable(key));
    }

    @Test
    void idempotencyKey_thatIsMissing_isAbsent() {
        assertThat(IdempotencyKey.of(null)).isEqualTo(new IdempotencyKey.Absent());
        assertThat(IdempotencyKey.of("")).isInstanceOf(IdempotencyKey.Malformed.class);
    }
}
