package io.huiyin.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huiyin.event.Report;
import io.huiyin.event.SatisfactionVote;
import io.huiyin.serde.Decoded.Malformed;
import io.huiyin.serde.Decoded.UnknownSchema;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AvroDecoderTest {
    private final RegistryStub stub = new RegistryStub();
    private final RegistryClient registry = new RegistryClient(stub.settings());
    private final AvroDecoder<Report> decoder = AvroDecoder.of(Report.class, registry);

    @AfterEach
    void closeRegistry() {
        registry.close();
        stub.close();
    }

    private byte[] written(Object event) {
        var serializer = new AvroSerializer<>(registry);
        serializer.configure(stub.settings(), false);
        return java.util.Objects.requireNonNull(serializer.serialize("t", event));
    }

    @Test
    void bytes_of_the_type_are_its_value() {
        assertThat(decoder.decode(written(Samples.report("a")))).isEqualTo(new Decoded.Value<>(Samples.report("a")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|has 0 bytes",
                "00000001|has 4 bytes",
                "7b2274223a317d|first byte is 123; it must be 0",
                "0000000001|not Avro of schema 1",
                "0000000001ff|not Avro of schema 1",
                "0000000001fffffffffffffffffffffff|not Avro of schema 1",
                "0000000001feffffff0f61|not Avro of schema 1",
            })
    void bytes_that_are_not_avro_are_malformed(String hex, String detail) {
        written(Samples.report("a"));
        var bytes = java.util.HexFormat.of().parseHex(hex.length() % 2 == 0 ? hex : hex + "0");
        assertThat(decoder.decode(bytes))
                .isInstanceOfSatisfying(Malformed.class, malformed -> assertThat(malformed.detail())
                        .contains(detail));
    }

    @Test
    void bytes_that_go_on_are_malformed() {
        var bytes = written(Samples.report("a"));
        assertThat(decoder.decode(Arrays.copyOf(bytes, bytes.length + 1)))
                .isInstanceOfSatisfying(Malformed.class, malformed -> assertThat(malformed.detail())
                        .contains("goes on after its end"));
    }

    @Test
    void record_of_another_type_is_malformed() {
        var vote = SatisfactionVote.newBuilder()
                .setEventId("v")
                .setTenant("t")
                .setSite("s")
                .setReference("r")
                .setScore(5)
                .setVoter("w")
                .build();
        assertThat(decoder.decode(written(vote))).isInstanceOfSatisfying(Malformed.class, malformed -> assertThat(
                        malformed.detail())
                .isEqualTo("The record is a io.huiyin.event.SatisfactionVote; it must be a io.huiyin.event.Report."));
    }

    @Test
    void id_that_the_registry_has_not_is_unknown() {
        var bytes = written(Samples.report("a"));
        bytes[3] = 1;
        assertThat(decoder.decode(bytes))
                .isEqualTo(new UnknownSchema<>(257, "The registry has no schema with id 257, which the record names."));
        assertThatThrownBy(() -> decoder.decode(bytes).orThrow())
                .isInstanceOfSatisfying(UnknownSchemaException.class, unknown -> assertThat(unknown.id())
                        .isEqualTo(257));
    }

    @Test
    void registry_that_is_away_is_not_the_records_fault() {
        var bytes = written(Samples.report("a"));
        try (var elsewhere = new RegistryClient(stub.settings())) {
            stub.failNext(503, 503, 503);
            var afresh = AvroDecoder.of(Report.class, elsewhere);
            assertThatThrownBy(() -> afresh.decode(bytes)).isInstanceOf(RegistryUnavailableException.class);
            assertThat(afresh.decode(bytes)).isInstanceOf(Decoded.Value.class);
        }
    }

    /** Whatever bytes come, the answer is a value: no exception, no memory taken for lengths that are lies. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void damaged_bytes_never_throw(long seed) {
        var random = new Random(seed);
        var whole = written(Samples.report("a"));
        for (int i = 0; i < 20_000; i++) {
            var bytes = whole.clone();
            for (int n = random.nextInt(4); n >= 0; n--) {
                bytes[WireFormat.HEADER_BYTES + random.nextInt(bytes.length - WireFormat.HEADER_BYTES)] =
                        (byte) random.nextInt();
            }
            assertThat(decoder.decode(Arrays.copyOf(bytes, WireFormat.HEADER_BYTES + random.nextInt(bytes.length))))
                    .isNotInstanceOf(UnknownSchema.class);
        }
    }
}
