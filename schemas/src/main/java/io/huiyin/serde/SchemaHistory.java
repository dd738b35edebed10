package io.huiyin.serde;

import io.huiyin.topic.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.NameValidator;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * Every version of a topic's schema that was published. Where values are kept in Avro's single-object encoding, outside of topics
 * and without a registry, what an earlier version of the program wrote is read with these.
 */
public final class SchemaHistory {
    private SchemaHistory() {}

    /** The published versions, the oldest first. */
    public static List<Schema> of(Topic<?> topic) {
        var versions = new ArrayList<Schema>();
        var version = version(topic, 1);
        while (version.isPresent()) {
            versions.add(version.get());
            version = version(topic, versions.size() + 1);
        }
        return versions;
    }

    /**
     * Reads what today's program or an earlier one wrote. Safe for use by many threads.
     *
     * @throws IllegalArgumentException where the topic's values are not of an Avro type
     */
    public static <T extends SpecificRecord> BinaryMessageDecoder<T> decoder(Topic<T> topic) {
        var type = topic.value()
                .orElseThrow(() -> new IllegalArgumentException("values of " + topic.shortName() + " have no schema"));
        var model = SpecificData.getForClass(type);
        var decoder = new BinaryMessageDecoder<T>(model, model.getSchema(type));
        of(topic).forEach(decoder::addSchema);
        return decoder;
    }

    private static Optional<Schema> version(Topic<?> topic, int number) {
        var name = "/io/huiyin/published/" + topic.shortName() + "/v" + number + ".avsc";
        try (var in = SchemaHistory.class.getResourceAsStream(name)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new Schema.Parser(NameValidator.NO_VALIDATION).parse(in));
        } catch (IOException e) {
            throw new UncheckedIOException("a schema that comes with the program cannot be read: " + name, e);
        }
    }
}
