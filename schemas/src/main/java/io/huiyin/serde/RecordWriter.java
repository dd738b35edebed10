package io.huiyin.serde;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/** Writes records of one schema under the id that the registry gave it. */
sealed interface RecordWriter {

    /** The id that goes into the record's header. */
    int id();

    void write(IndexedRecord value, Encoder encoder) throws IOException;

    /** A writer with the record's own schema. */
    static RecordWriter own(int id, IndexedRecord example) {
        return new Own(id, datumWriter(example));
    }

    /** A writer with another schema that can read the record's own. */
    static RecordWriter as(int id, Schema target, IndexedRecord example) {
        return new Resolving(id, example.getSchema(), target, datumWriter(example));
    }

    /** Custom coders are the generated classes' own code, without look-ups by field; classes with logical types have none. */
    private static DatumWriter<IndexedRecord> datumWriter(IndexedRecord example) {
        if (!(example instanceof SpecificRecord)) {
            return new GenericDatumWriter<>(example.getSchema());
        }
        var generated = SpecificData.getForClass(example.getClass());
        var model = new SpecificData(example.getClass().getClassLoader());
        generated.getConversions().forEach(model::addLogicalTypeConversion);
        model.setCustomCoders(true);
        return new SpecificDatumWriter<>(example.getSchema(), model);
    }

    /** The straight way. */
    record Own(int id, DatumWriter<IndexedRecord> writer) implements RecordWriter {
        @Override
        public void write(IndexedRecord value, Encoder encoder) throws IOException {
            writer.write(value, encoder);
        }
    }

    /** The long way round: written, read back as the target schema, and written again. Positions of fields may differ. */
    record Resolving(int id, Schema own, Schema target, DatumWriter<IndexedRecord> writer) implements RecordWriter {
        @Override
        public void write(IndexedRecord value, Encoder encoder) throws IOException {
            var bytes = new ByteArrayOutputStream();
            var inner = EncoderFactory.get().directBinaryEncoder(bytes, null);
            writer.write(value, inner);
            var reader = new GenericDatumReader<>(own, target, new GenericData());
            var resolved = reader.read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
            new GenericDatumWriter<>(target).write(resolved, encoder);
        }
    }
}
