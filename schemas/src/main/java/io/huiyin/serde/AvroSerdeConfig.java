package io.huiyin.serde;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;
import static org.apache.kafka.common.config.ConfigDef.Type.BOOLEAN;
import static org.apache.kafka.common.config.ConfigDef.Type.CLASS;
import static org.apache.kafka.common.config.ConfigDef.Type.INT;
import static org.apache.kafka.common.config.ConfigDef.Type.LIST;
import static org.apache.kafka.common.config.ConfigDef.Type.LONG;
import static org.apache.kafka.common.config.ConfigDef.Type.PASSWORD;
import static org.apache.kafka.common.config.ConfigDef.Type.STRING;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/**
 * The settings of serializer, deserializer and registry client: Confluent's keys, with Confluent's defaults. Whatever
 * belongs to the registry client may also be written with the prefix {@code schema.registry.}, which wins.
 */
public final class AvroSerdeConfig extends AbstractConfig {
    /** Prefix of what belongs to the registry client alone. */
    static final String PREFIX = "schema.registry.";

    static final String URLS = "schema.registry.url";
    static final String AUTO_REGISTER = "auto.register.schemas";
    static final String USE_LATEST = "use.latest.version";
    static final String LATEST_STRICT = "latest.compatibility.strict";
    static final String NORMALIZE = "normalize.schemas";
    static final String REMOVE_JAVA_PROPERTIES = "avro.remove.java.properties";
    static final String SPECIFIC_READER = "specific.avro.reader";
    static final String SPECIFIC_KEY_TYPE = "specific.avro.key.type";
    static final String SPECIFIC_VALUE_TYPE = "specific.avro.value.type";
    static final String KEY_NAMING = "key.subject.name.strategy";
    static final String VALUE_NAMING = "value.subject.name.strategy";
    static final String MAX_SCHEMAS = "max.schemas.per.subject";
    static final String BASIC_SOURCE = "basic.auth.credentials.source";
    static final String BASIC_USER_INFO = "basic.auth.user.info";
    static final String BEARER_SOURCE = "bearer.auth.credentials.source";
    static final String BEARER_TOKEN = "bearer.auth.token";
    static final String MAX_RETRIES = "max.retries";
    static final String RETRY_WAIT = "retries.wait.ms";
    static final String RETRY_MAX_WAIT = "retries.max.wait.ms";
    static final String CONNECT_TIMEOUT = "http.connect.timeout.ms";
    static final String READ_TIMEOUT = "http.read.timeout.ms";

    private static final ConfigDef DEFINITION = new ConfigDef()
            .define(
                    URLS,
                    LIST,
                    ConfigDef.NO_DEFAULT_VALUE,
                    ConfigDef.LambdaValidator.with(AvroSerdeConfig::requireAddresses, () -> "one address or more"),
                    HIGH,
                    "Addresses of the schema registry, separated by commas; when one does not answer the next is asked."
                            + " mock://scope is a registry inside this process, for tests.")
            .define(
                    AUTO_REGISTER,
                    BOOLEAN,
                    true,
                    MEDIUM,
                    "Whether the serializer registers a schema that the subject does not have yet.")
            .define(
                    USE_LATEST,
                    BOOLEAN,
                    false,
                    MEDIUM,
                    "Whether the serializer writes with the subject's latest schema instead of the record's own. Needs "
                            + AUTO_REGISTER + "=false.")
            .define(
                    LATEST_STRICT,
                    BOOLEAN,
                    true,
                    LOW,
                    "Whether " + USE_LATEST + " refuses a latest schema that cannot read the record's own.")
            .define(
                    NORMALIZE,
                    BOOLEAN,
                    false,
                    LOW,
                    "Whether the registry compares schemas in their normal form, so that order of attributes does not matter.")
            .define(
                    REMOVE_JAVA_PROPERTIES,
                    BOOLEAN,
                    false,
                    LOW,
                    "Whether avro.java.* properties are taken out of a schema before it is registered.")
            .define(
                    SPECIFIC_READER,
                    BOOLEAN,
                    false,
                    MEDIUM,
                    "Whether the deserializer returns generated classes; GenericRecord otherwise.")
            .define(
                    SPECIFIC_KEY_TYPE,
                    CLASS,
                    null,
                    LOW,
                    "The generated class that keys are read into, whatever the writer's is called.")
            .define(
                    SPECIFIC_VALUE_TYPE,
                    CLASS,
                    null,
                    LOW,
                    "The generated class that values are read into, whatever the writer's is called.")
            .define(
                    KEY_NAMING,
                    STRING,
                    "TopicNameStrategy",
                    MEDIUM,
                    "How the subject of keys is named: TopicNameStrategy, RecordNameStrategy, TopicRecordNameStrategy.")
            .define(
                    VALUE_NAMING,
                    STRING,
                    "TopicNameStrategy",
                    MEDIUM,
                    "How the subject of values is named: TopicNameStrategy, RecordNameStrategy, TopicRecordNameStrategy.")
            .define(
                    MAX_SCHEMAS,
                    INT,
                    1000,
                    atLeast(1),
                    LOW,
                    "How many schema objects a serializer or deserializer remembers before it forgets and asks again.")
            .define(
                    BASIC_SOURCE,
                    STRING,
                    "URL",
                    MEDIUM,
                    "Where user and password come from: URL (http://user:password@host), USER_INFO (" + BASIC_USER_INFO
                            + "), SASL_INHERIT (Kafka's sasl.jaas.config).")
            .define(BASIC_USER_INFO, PASSWORD, "", MEDIUM, "user:password, for " + BASIC_SOURCE + "=USER_INFO.")
            .define(
                    BEARER_SOURCE,
                    STRING,
                    "",
                    LOW,
                    "STATIC_TOKEN takes " + BEARER_TOKEN + "; empty takes it too where it is set.")
            .define(BEARER_TOKEN, PASSWORD, "", MEDIUM, "The token of the header Authorization: Bearer.")
            .define(MAX_RETRIES, INT, 3, atLeast(0), LOW, "How often a request is repeated when no address answers.")
            .define(RETRY_WAIT, LONG, 1000L, atLeast(0), LOW, "Milliseconds before the first repetition; doubles.")
            .define(RETRY_MAX_WAIT, LONG, 20_000L, atLeast(0), LOW, "Most milliseconds between two repetitions.")
            .define(CONNECT_TIMEOUT, INT, 60_000, atLeast(1), LOW, "Milliseconds to wait for a connection.")
            .define(READ_TIMEOUT, INT, 60_000, atLeast(1), LOW, "Milliseconds to wait for an answer.");

    /** Reads the settings of a Kafka client; what is not ours is left alone. Throws ConfigException naming the key. */
    public AvroSerdeConfig(Map<String, ?> settings) {
        super(DEFINITION, withoutPrefix(settings), false);
    }

    /** Every setting with its type, default and meaning. */
    public static ConfigDef definition() {
        return new ConfigDef(DEFINITION);
    }

    /** {@code schema.registry.basic.auth.user.info} says the same as {@code basic.auth.user.info}. */
    private static Map<String, Object> withoutPrefix(Map<String, ?> settings) {
        var merged = new HashMap<String, Object>(settings);
        settings.forEach((key, value) -> {
            var bare = key.startsWith(PREFIX) ? key.substring(PREFIX.length()) : key;
            if (!bare.equals(key) && DEFINITION.names().contains(bare)) {
                merged.put(bare, value);
            }
        });
        return merged;
    }

    /** Kafka's own check of lists is younger than the oldest Connect worker that loads these classes. */
    private static void requireAddresses(String key, @Nullable Object value) {
        if (!(value instanceof List<?> addresses) || addresses.isEmpty() || addresses.contains("")) {
            throw new ConfigException(key, value, "give at least one address, and none that is empty");
        }
        if (Set.copyOf(addresses).size() < addresses.size()) {
            throw new ConfigException(key, value, "an address is there twice");
        }
    }

    SubjectNaming naming(boolean isKey) {
        var key = isKey ? KEY_NAMING : VALUE_NAMING;
        return SubjectNaming.parse(key, getString(key));
    }

    Optional<Class<?>> specificType(boolean isKey) {
        return Optional.ofNullable(getClass(isKey ? SPECIFIC_KEY_TYPE : SPECIFIC_VALUE_TYPE));
    }

    /** The text of a password; empty where it is not set. */
    String secret(String key) {
        @Nullable Password password = getPassword(key);
        return password == null ? "" : password.value();
    }
}
