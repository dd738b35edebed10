package io.huiyin.asyncapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huiyin.component.KafkaConnection;
import java.util.Locale;

/** The brokers and the registry of an installation. Nothing that is secret is said of either. */
final class Servers {
    private Servers() {}

    /** One server for each bootstrap address: {@code broker-1}, {@code broker-2}, … */
    static ObjectNode of(KafkaConnection kafka) {
        var servers = JsonNodeFactory.instance.objectNode();
        for (var host : kafka.bootstrapServers().split(",")) {
            var server = servers.putObject("broker-" + (servers.size() + 1))
                    .put("host", host.strip())
                    .put("protocol", encrypted(kafka) ? "kafka-secure" : "kafka");
            server.putObject("bindings")
                    .putObject("kafka")
                    .put(
                            "schemaRegistryUrl",
                            withoutPassword(kafka.registryUrl().split(",")[0]))
                    .put("schemaRegistryVendor", "confluent")
                    .put("bindingVersion", AsyncApi.KAFKA_BINDING);
        }
        return servers;
    }

    private static boolean encrypted(KafkaConnection kafka) {
        return kafka.properties()
                .getOrDefault("security.protocol", "PLAINTEXT")
                .toUpperCase(Locale.ROOT)
                .endsWith("SSL");
    }

    /** Confluent's clients take {@code http://user:password@host} as an address, too. */
    private static String withoutPassword(String url) {
        return url.strip().replaceFirst("(?<=://)[^/]*@", "");
    }
}
