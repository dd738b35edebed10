package io.huiyin.standalone.registry;

import java.util.List;
import java.util.function.Function;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/** Parses a schema after the schemas that it refers to. */
final class SchemaParsing {

    /** A schema, and its text with references left as names. */
    record Parsed(Schema schema, SchemaText text) {}

    private final Function<SchemaReference, RegisteredSchema> lookup;

    /** The lookup throws {@link RegistryError} where there is no such version. */
    SchemaParsing(Function<SchemaReference, RegisteredSchema> lookup) {
        this.lookup = lookup;
    }

    /** Throws {@link RegistryError} 42201 with Avro's own words. */
    Parsed parse(String text, List<SchemaReference> references) {
        var parser = new Schema.Parser();
        try {
            references.forEach(reference -> parseReferenced(parser, reference));
            var referenced = List.copyOf(parser.getTypes().values());
            var schema = parser.parse(text);
            return new Parsed(schema, new SchemaText(schema.toString(referenced, false), references));
        } catch (AvroRuntimeException e) {
            throw RegistryError.invalidSchema(String.valueOf(e.getMessage()));
        }
    }

    private void parseReferenced(Schema.Parser parser, SchemaReference reference) {
        var found = lookup.apply(reference).schema();
        found.references().forEach(deeper -> parseReferenced(parser, deeper));
        if (!parser.getTypes().containsKey(reference.name())) {
            parser.parse(found.text());
        }
    }
}
