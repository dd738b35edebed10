package io.huiyin.standalone.settings;

import io.huiyin.check.Nearest;
import io.huiyin.component.KafkaConnection;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * The values of one run. Each comes from the last of these that sets it:
 *
 * <ol>
 *   <li>the default, as in {@link Key};
 *   <li>the file given by {@code --config};
 *   <li>the environment: {@code gateway.port} is {@code HUIYIN_GATEWAY_PORT};
 *   <li>the flags: {@code --set gateway.port=8070}, and the flags of a command.
 * </ol>
 *
 * <p>Whatever begins with {@code kafka.} is handed on, without that beginning, to every Kafka client, serializer and
 * deserializer: {@code kafka.security.protocol=SASL_SSL}. Any other key that is not known is refused with the one that was
 * probably meant.
 */
public final class Settings {
    static final String KAFKA = "kafka.";
    private final Map<String, String> values;

    private Settings(Map<String, String> values) {
        this.values = values;
    }

    /** Lays the sources over each other, in the order above. Throws {@link InvalidSettingException}. */
    public static Settings of(Map<String, String> file, Map<String, String> environment, Map<String, String> flags) {
        var values = new TreeMap<String, String>();
        Arrays.stream(Key.values()).forEach(key -> values.put(key.key(), key.fallback()));
        file.keySet().forEach(Settings::requireKnown);
        values.putAll(file);
        values.putAll(Environment.settings(environment));
        flags.keySet().forEach(Settings::requireKnown);
        values.putAll(flags);
        values.forEach((name, value) -> Key.of(name).ifPresent(key -> key.checked(value)));
        refuseOneProtocolForAll(values);
        return new Settings(values);
    }

    /** These values with others over them: parts that are started together learn each other's addresses so. */
    public Settings with(Map<Key, String> others) {
        var merged = new TreeMap<>(values);
        others.forEach((key, value) -> merged.put(key.key(), key.checked(value)));
        return new Settings(merged);
    }

    /** The same, with settings for Kafka's clients over them. */
    public Settings withKafka(Map<String, String> properties) {
        var merged = new TreeMap<>(values);
        properties.forEach((name, value) -> merged.put(KAFKA + name, value));
        return new Settings(merged);
    }

    public String text(Key key) {
        return values.getOrDefault(key.key(), key.fallback());
    }

    public int number(Key key) {
        return Integer.parseInt(text(key));
    }

    public Path path(Key key) {
        return Path.of(text(key)).toAbsolutePath().normalize();
    }

    /** Where the gateway is found. */
    public String gatewayUrl() {
        return address(Key.GATEWAY_URL, Key.GATEWAY_HOST, Key.GATEWAY_PORT);
    }

    /** Where the console is found. */
    public String consoleUrl() {
        return address(Key.CONSOLE_URL, Key.CONSOLE_HOST, Key.CONSOLE_PORT);
    }

    /** Where the auditor is found, by this machine. */
    public String auditorUrl() {
        return "http://" + text(Key.AUDITOR_HOST) + ":" + text(Key.AUDITOR_PORT);
    }

    /** How to reach Kafka and the registry. */
    public KafkaConnection kafka() {
        var properties = new TreeMap<String, String>();
        values.forEach((name, value) -> {
            if (isForKafka(name)) {
                properties.put(name.substring(KAFKA.length()), value);
            }
        });
        return new KafkaConnection(
                text(Key.KAFKA_BOOTSTRAP_SERVERS), text(Key.SCHEMA_REGISTRY_URL), text(Key.TOPICS_PREFIX), properties);
    }

    /** Whether a key is handed on to Kafka's clients. */
    static boolean isForKafka(String name) {
        return name.startsWith(KAFKA)
                && name.length() > KAFKA.length()
                && Key.of(name).isEmpty();
    }

    private String address(Key url, Key host, Key port) {
        var given = text(url);
        return given.isEmpty() ? "http://" + text(host) + ":" + text(port) : given;
    }

    /** The word means one thing to Kafka Streams and another to plain consumers, and some of ours are in one process. */
    private static void refuseOneProtocolForAll(Map<String, String> values) {
        if (values.containsKey(KAFKA + "group.protocol")) {
            throw new InvalidSettingException(
                    "kafka.group.protocol would be for all clients, which do not know the same ones; set "
                            + Key.PROCESSOR_GROUP_PROTOCOL.key() + " (classic, streams) or "
                            + Key.SINK_GROUP_PROTOCOL.key()
                            + " (classic, consumer)");
        }
    }

    private static void requireKnown(String name) {
        if (Key.of(name).isEmpty() && !isForKafka(name)) {
            throw new InvalidSettingException("there is no setting '" + name + "'"
                    + Nearest.to(name, Key.names())
                            .map(near -> "; did you mean '" + near + "'?")
                            .orElse("; `huiyin settings` lists them"));
        }
    }
}
