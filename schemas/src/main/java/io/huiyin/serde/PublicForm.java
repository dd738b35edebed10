package io.huiyin.serde;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.NameValidator;
import org.apache.avro.Schema;

/** A schema as other languages should see it: documentation and defaults kept, {@code avro.java.*} properties left out. */
public final class PublicForm {
    private PublicForm() {}

    /** The same schema without what only Java cares for. */
    public static Schema of(Schema schema) {
        try {
            var tree = RegistryTransport.JSON.readTree(schema.toString());
            withoutJava(tree);
            return new Schema.Parser(NameValidator.NO_VALIDATION).parse(tree.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Avro prints schemas as JSON", e);
        }
    }

    private static void withoutJava(JsonNode node) {
        if (node instanceof ObjectNode object) {
            Set<String> java = object.propertyStream()
                    .map(property -> property.getKey())
                    .filter(name -> name.startsWith("avro.java."))
                    .collect(Collectors.toSet());
            object.remove(java);
        }
        node.forEach(PublicForm::withoutJava);
    }
}
