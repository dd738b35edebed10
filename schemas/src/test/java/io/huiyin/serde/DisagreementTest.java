package io.huiyin.serde;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisagreementTest {
    /** One field `a` of the reader's type, after one of the writer's; the field and what would be right are named. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"int\" | \"string\" | field R.a has another type | keep it, and put a new field with a default beside it",
                "{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"X\"]} | {\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"X\",\"Y\"]} | lacks the symbols [Y] | keep them, or give the enum a default",
                "{\"type\":\"fixed\",\"name\":\"F\",\"size\":2} | {\"type\":\"fixed\",\"name\":\"F\",\"size\":3} | has another size | keep it",
                "{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"X\"]} | {\"type\":\"enum\",\"name\":\"G\",\"symbols\":[\"X\"]} | has another name | make the old one an alias",
                "[\"null\",\"int\"] | [\"null\",\"string\"] | lacks a branch of the union | keep the branch",
                "{\"type\":\"array\",\"items\":\"int\"} | {\"type\":\"array\",\"items\":\"string\"} | field R.a has another type | with a default beside it",
            })
    void schema_that_cannot_read_another_is_told_where_and_what_would_be_right(
            String reader, String writer, String where, String advice) {
        assertThat(Disagreement.of(record("a", reader), record("a", writer)))
                .get()
                .asString()
                .contains(where)
                .endsWith(advice);
    }

    @Test
    void field_without_default_is_told_by_its_path() {
        assertThat(Disagreement.of(record("b", "\"int\""), record("a", "\"int\"")))
                .hasValue("field R.b has no default, and the records do not have it; give it a default");
    }

    @Test
    void schema_that_can_read_another_has_nothing_told() {
        assertThat(Disagreement.of(record("a", "\"long\""), record("a", "\"int\"")))
                .isEmpty();
    }

    private static Schema record(String field, String type) {
        return new Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"" + field + "\",\"type\":" + type
                        + "}]}");
    }
}
