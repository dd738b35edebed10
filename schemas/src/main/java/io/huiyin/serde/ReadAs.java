package io.huiyin.serde;

import io.huiyin.event.Report;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.DatumReader;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.jspecify.annotations.Nullable;

/** What a writer's schema is read into. */
sealed interface ReadAs {

    /** A reader of records that were written with this schema. Throws MalformedRecordException where there can be none. */
    DatumReader<?> reader(Schema writer);

    /** The GenericRecord of the writer's own schema. */
    record Generic() implements ReadAs {
        @Override
        public DatumReader<?> reader(Schema writer) {
            return new GenericDatumReader<>(writer, writer, new GenericData());
        }
    }

    /** The generated class of the writer's name. */
    record SameName() implements ReadAs {
        @Override
        public DatumReader<?> reader(Schema writer) {
            TrustedPackages.trust(Report.class);
            var type = generated(writer);
            if (type == null) {
                throw new MalformedRecordException("There is no generated class " + writer.getFullName()
                        + " for the record's schema; put it on the class path, or set "
                        + AvroSerdeConfig.SPECIFIC_READER
                        + "=false.");
            }
            return new Type(type).reader(writer);
        }

        private static @Nullable Class<?> generated(Schema writer) {
            try {
                return SpecificData.get().getClass(writer);
            } catch (SecurityException e) {
                throw new MalformedRecordException("The record names the class " + writer.getFullName()
                        + ", which Avro does not trust. If it should, set " + AvroSerdeConfig.SPECIFIC_VALUE_TYPE
                        + " or the system property org.apache.avro.SERIALIZABLE_PACKAGES.");
            }
        }
    }

    /** This generated class; the writer's schema must have its name, or one of its aliases. */
    record Type(Class<?> type) implements ReadAs {
        @Override
        public DatumReader<?> reader(Schema writer) {
            TrustedPackages.trust(type);
            var model = SpecificData.getForClass(type);
            var expected = model.getSchema(type);
            var actual = Schema.applyAliases(writer, expected);
            if (!expected.getFullName().equals(actual.getFullName())) {
                throw new MalformedRecordException(
                        "The record is a " + writer.getFullName() + "; it must be a " + expected.getFullName() + ".");
            }
            return new SpecificDatumReader<>(writer, expected, model);
        }
    }
}
