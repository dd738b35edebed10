package io.huiyin.policy;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A mapping whose keys are known. */
record Section(String path, @Nullable Node node, Map<String, Node> entries, Findings findings) {

    /** What stands under this key; where nothing does, a field that speaks of the section's own line. */
    Field field(String key) {
        return new Field(Field.join(path, key), entries.get(key), findings);
    }

    /** Says of the section as a whole that it is wrong. */
    void refuse(String value, String expected) {
        new Field(path, node, findings).refuse(value, expected);
    }
}
