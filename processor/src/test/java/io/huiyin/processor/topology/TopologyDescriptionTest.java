package io.huiyin.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.component.KafkaConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

class TopologyDescriptionTest {
    private static final Pattern STORES = Pattern.compile("\\(stores: \\[([^]]*)]\\)");
    private static final Path GOLDEN = Path.of("../docs/topology.txt");

    /** After a wanted change: {@code mvn -pl processor -am test -Dtest=TopologyDescriptionTest -Dgolden.write=true}. */
    @Test
    void topology_described_isTheGoldenFile() throws IOException {
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "golden");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:9092");
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        try (var wire = new RegistryWire(new KafkaConnection("unused:9092", "mock://golden", "huiyin.", Map.of()))) {
            var described = inOrder(Triage.topology(Timeline.settings(false), wire, new StreamsConfig(properties))
                    .describe()
                    .toString());
            if (Boolean.getBoolean("golden.write")) {
                Files.writeString(GOLDEN, described);
            }
            assertThat(described).isEqualTo(Files.readString(GOLDEN));
        }
    }

    /** Kafka Streams prints a node's stores in the order of a set, which differs from run to run. */
    private static String inOrder(String described) {
        return STORES.matcher(described)
                .replaceAll(stores -> Stream.of(stores.group(1).split(", "))
                        .sorted()
                        .collect(Collectors.joining(", ", "(stores: [", "])")));
    }
}
