package io.huiyin.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A topic as it stands on the broker.
 *
 * @param name with the installation's prefix
 * @param partitions how many it has
 * @param configuration its settings, defaults included
 */
public record TopicState(String name, int partitions, Map<String, String> configuration) {

    public TopicState {
        configuration = Map.copyOf(configuration);
    }

    /** Where it is not as the catalogue has it, in sentences that say what to do; empty where it is. */
    public List<String> differences(int wantedPartitions, Map<String, String> wantedConfiguration) {
        var sentences = new ArrayList<String>();
        if (partitions != wantedPartitions) {
            sentences.add("Topic " + name + " has " + partitions + " partitions; " + wantedPartitions
                    + " are asked for. Records would go to other tasks if it were changed, so it was left alone: use "
                    + partitions + ", or start with another prefix.");
        }
        new TreeMap<>(wantedConfiguration).forEach((key, wanted) -> {
            var actual = configuration.get(key);
            if (!wanted.equals(actual)) {
                sentences.add("Topic " + name + " has " + key + "=" + actual + "; the catalogue says " + wanted
                        + ". Set it with kafka-configs.sh --alter --entity-type topics --entity-name " + name
                        + " --add-config " + key + "=" + wanted + ".");
            }
        });
        return List.copyOf(sentences);
    }
}
