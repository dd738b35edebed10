package io.huiyin.standalone.registry;

import java.util.List;

/** What makes two schemas one and the same here: their text as Avro prints it, and what they refer to. */
record SchemaText(String text, List<SchemaReference> references) {
    SchemaText {
        references = List.copyOf(references);
    }
}
