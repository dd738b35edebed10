package io.huiyin.serde;

import static org.apache.avro.SchemaCompatibility.SchemaCompatibilityType.COMPATIBLE;

import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.generic.IndexedRecord;

/** With which schema, under which id, records are written: registered now, looked up, or the subject's latest. */
final class WriterChoice {
    private final RegistryClient registry;
    private final boolean isKey;
    private final SubjectNaming naming;
    private final boolean autoRegister;
    private final boolean useLatest;
    private final boolean latestStrict;
    private final boolean removeJavaProperties;

    WriterChoice(RegistryClient registry, AvroSerdeConfig config, boolean isKey) {
        this.registry = registry;
        this.isKey = isKey;
        naming = config.naming(isKey);
        autoRegister = config.getBoolean(AvroSerdeConfig.AUTO_REGISTER);
        useLatest = config.getBoolean(AvroSerdeConfig.USE_LATEST);
        latestStrict = config.getBoolean(AvroSerdeConfig.LATEST_STRICT);
        removeJavaProperties = config.getBoolean(AvroSerdeConfig.REMOVE_JAVA_PROPERTIES);
    }

    /** Asks the registry. Throws {@link SchemaRefusedException} or {@link RegistryUnavailableException}. */
    RecordWriter writer(String topic, IndexedRecord value) {
        var schema = value.getSchema();
        var subject = naming.subject(topic, isKey, schema);
        if (autoRegister) {
            return RecordWriter.own(registry.register(subject, registered(schema)), value);
        }
        if (!useLatest) {
            return RecordWriter.own(registry.id(subject, registered(schema)), value);
        }
        var latest = registry.latest(subject);
        if (latest.schema().equals(schema)) {
            return RecordWriter.own(latest.id(), value);
        }
        var verdict = SchemaCompatibility.checkReaderWriterCompatibility(latest.schema(), schema);
        if (latestStrict && verdict.getType() != COMPATIBLE) {
            throw new SchemaRefusedException("The latest schema of subject " + subject + " cannot read a "
                    + schema.getFullName() + ": " + verdict.getDescription() + " Register the record's schema, or set "
                    + AvroSerdeConfig.LATEST_STRICT + "=false.");
        }
        return RecordWriter.as(latest.id(), latest.schema(), value);
    }

    private Schema registered(Schema schema) {
        return removeJavaProperties ? PublicForm.of(schema) : schema;
    }
}
