package io.huiyin.processor.state;

import io.huiyin.processor.flow.avro.Withheld;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.specific.SpecificData;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/** What confidential cases do not say. */
public final class Withholdings {
    private static final Set<String> SINCE_PLACES_ARE_WITHHELD = Set.of("latitude", "longitude");
    private static final Serde<Withheld> SERDE = StateSerde.of(Withheld.class, decoder());

    private final Family withheld;

    public Withholdings(ProcessorContext<?, ?> context) {
        withheld = new Family(CaseStores.links(context), 'h');
    }

    /** Reads what was written before places were withheld, too. */
    static BinaryMessageDecoder<Withheld> decoder() {
        var now = Withheld.getClassSchema();
        var fields = now.getFields().stream()
                .filter(field -> !SINCE_PLACES_ARE_WITHHELD.contains(field.name()))
                .map(field -> new Schema.Field(field, field.schema()))
                .toList();
        var decoder = new BinaryMessageDecoder<Withheld>(SpecificData.getForClass(Withheld.class), now);
        decoder.addSchema(Schema.createRecord(now.getName(), now.getDoc(), now.getNamespace(), false, fields));
        return decoder;
    }

    /** What this case withholds; empty where it never was confidential. */
    public Optional<Withheld> of(String caseId) {
        return Optional.ofNullable(withheld.get(caseId, ""))
                .map(bytes -> SERDE.deserializer().deserialize("", bytes));
    }

    public void put(String caseId, Withheld what) {
        withheld.put(caseId, "", SERDE.serializer().serialize("", what));
    }

    public void forget(String caseId) {
        withheld.delete(caseId, "");
    }
}
