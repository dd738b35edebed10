package io.huiyin.processor.state;

import io.huiyin.processor.flow.avro.Withheld;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/** What confidential cases do not say. */
public final class Withholdings {
    private static final Serde<Withheld> SERDE = StateSerde.of(Withheld.class, Withheld.getDecoder());

    private final Family withheld;

    public Withholdings(ProcessorContext<?, ?> context) {
        withheld = new Family(CaseStores.links(context), 'h');
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
