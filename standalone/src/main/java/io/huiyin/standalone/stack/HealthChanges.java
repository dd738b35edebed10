package io.huiyin.standalone.stack;

import io.huiyin.component.Health;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What to say about the parts' health: each change once. */
public final class HealthChanges {
    private final Map<Part, Health> latest = new EnumMap<>(Part.class);

    /** Sentences on what is not as it was when last asked. */
    public List<String> since(Map<Part, Health> now) {
        var sentences = new ArrayList<String>();
        now.forEach((part, health) -> {
            var before = latest.put(part, health);
            if (health.ok() && before != null && !before.ok()) {
                sentences.add("the " + part + " is well again");
            } else if (!health.ok() && (before == null || before.ok())) {
                sentences.add("the " + part + " is not well: " + health.detail());
            }
        });
        return List.copyOf(sentences);
    }
}
