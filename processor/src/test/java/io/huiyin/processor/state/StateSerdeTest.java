package io.huiyin.processor.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huiyin.event.Case;
import io.huiyin.processor.flow.Samples;
import io.huiyin.processor.flow.avro.Withheld;
import io.huiyin.processor.state.avro.SurgePending;
import io.huiyin.serde.SchemaHistory;
import io.huiyin.topic.Topics;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.message.MissingSchemaException;
import org.apache.avro.specific.SpecificData;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StateSerdeTest {
    private final Serde<Case> cases = StateSerde.of(Topics.CASES);

    static Stream<Case> cases() {
        return Stream.of(
                Samples.openCase("A").build(),
                Samples.answeredCase("B", Duration.ofHours(3)).build(),
                Samples.openCase("C").setExcerpt("顶板漏水，".repeat(2000)).build(),
                Samples.openCase("D").setSuggestions(List.of("acme.pit-1.A")).build());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void write_anyCase_givesTheBytesOfAvrosOwnEncoder(Case subject) throws IOException {
        assertThat(written(subject)).isEqualTo(bytes(Case.getEncoder().encode(subject)));
        assertThat(read(written(subject))).hasToString(subject.toString());
    }

    @Test
    void write_afterAFailure_holdsNothingOfWhatFailed() {
        var sound = Samples.openCase("A").build();
        var broken = Samples.openCase("B").build();
        broken.put("lastReportAt", null);

        assertThatThrownBy(() -> written(broken)).isInstanceOf(RuntimeException.class);
        assertThat(read(written(sound))).hasToString(sound.toString());
    }

    @Test
    void read_manyThreadsAtOnce_doNotMixUp() {
        var subjects = IntStream.range(0, 2000)
                .mapToObj(i -> Samples.openCase("C" + i).build())
                .toList();

        assertThat(subjects.parallelStream()
                        .map(subject -> read(written(subject)).toString())
                        .toList())
                .isEqualTo(subjects.stream().map(Case::toString).toList());
    }

    /** The fields of the schema before it had degrees, in their order. */
    @Test
    void read_whatWasWithheldBeforePlacesWere_hasNoDegrees() throws IOException {
        var earlier = SchemaBuilder.record("Withheld")
                .namespace("io.huiyin.processor.flow.avro")
                .fields()
                .optionalString("title")
                .requiredString("excerpt")
                .optionalString("address")
                .requiredString("evidence")
                .requiredString("decidedBy")
                .requiredString("severityEvidence")
                .requiredString("severityDecidedBy")
                .endRecord();
        var record = new GenericData.Record(earlier);
        record.put("title", "my shift leader");
        record.put("excerpt", "shouts");
        for (var name : List.of("evidence", "decidedBy", "severityEvidence", "severityDecidedBy")) {
            record.put(name, "");
        }
        var bytes = bytes(new BinaryMessageEncoder<>(GenericData.get(), earlier).encode(record));

        var read = StateSerde.of(Withheld.class, Withholdings.decoder())
                .deserializer()
                .deserialize("", bytes);

        assertThat(read)
                .isEqualTo(Withheld.newBuilder()
                        .setTitle("my shift leader")
                        .setExcerpt("shouts")
                        .build());
    }

    @Test
    void read_writtenWithASchemaThatTheDecoderWasToldOf_isResolved() throws IOException {
        var earlier = SchemaBuilder.record("SurgePending")
                .namespace("io.huiyin.processor.state.avro")
                .fields()
                .requiredInt("hour")
                .requiredInt("reports")
                .requiredBoolean("backfilled")
                .requiredString("zone")
                .requiredInt("usualOneIn")
                .requiredInt("usualOfSiteOneIn")
                .name("texts")
                .type(SurgePending.getClassSchema().getField("texts").schema())
                .noDefault()
                .endRecord();
        var decoder = new BinaryMessageDecoder<SurgePending>(
                SpecificData.getForClass(SurgePending.class), SurgePending.SCHEMA$);
        var pending = StateSerde.of(SurgePending.class, decoder);
        var old = new GenericRecordBuilder(earlier)
                .set("hour", 7)
                .set("reports", 2)
                .set("backfilled", false)
                .set("zone", "Asia/Shanghai")
                .set("usualOneIn", 1)
                .set("usualOfSiteOneIn", 5)
                .set("texts", List.of("acme.pit-1|roof|r|3"))
                .build();
        var stored = bytes(new BinaryMessageEncoder<>(GenericData.get(), earlier).encode(old));

        assertThatThrownBy(() -> pending.deserializer().deserialize("", stored))
                .isInstanceOf(MissingSchemaException.class);
        decoder.addSchema(earlier);
        assertThat(pending.deserializer().deserialize("", stored))
                .isEqualTo(new SurgePending(7L, 2L, false, "Asia/Shanghai", 1, 5, List.of("acme.pit-1|roof|r|3")));
    }

    @Test
    void read_caseOfTheFirstPublishedVersion_isResolved() throws IOException {
        var first = SchemaHistory.of(Topics.CASES).getFirst();
        assertThat(first).isNotEqualTo(SchemaHistory.of(Topics.CASES).getLast());
        var today = Samples.answeredCase("B", Duration.ofHours(3)).build();
        var old = new GenericDatumReader<>(Case.getClassSchema(), first, GenericData.get())
                .read(null, DecoderFactory.get().binaryDecoder(binary(today), null));
        var stored = bytes(new BinaryMessageEncoder<>(GenericData.get(), first).encode(old));

        assertThat(StateSerde.of(Topics.CASES).deserializer().deserialize("", stored))
                .hasToString(today.toString());
    }

    private static byte[] binary(Case subject) throws IOException {
        var encoded = bytes(Case.getEncoder().encode(subject));
        return Arrays.copyOfRange(encoded, 10, encoded.length);
    }

    @Test
    void serde_null_staysNull() {
        assertThat(cases.serializer().serialize("", null)).isNull();
        assertThat(cases.deserializer().deserialize("", null)).isNull();
    }

    private byte[] written(Case subject) {
        return cases.serializer().serialize("", subject);
    }

    /** Compared as text: arrays of generated types cannot be compared where they hold instants that may be missing. */
    private Case read(byte[] stored) {
        return cases.deserializer().deserialize("", stored);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
