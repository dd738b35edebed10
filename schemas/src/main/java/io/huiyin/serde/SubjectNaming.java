package io.huiyin.serde;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.ConfigException;

/** Under which subject a schema is registered: Confluent's three strategies, by Confluent's names. */
public enum SubjectNaming {
    /** The topic's name and {@code -key} or {@code -value}. */
    TOPIC_NAME_STRATEGY {
        @Override
        String subject(String topic, boolean isKey, Schema schema) {
            return topic + (isKey ? "-key" : "-value");
        }
    },
    /** The full name of the record's schema. */
    RECORD_NAME_STRATEGY {
        @Override
        String subject(String topic, boolean isKey, Schema schema) {
            return schema.getFullName();
        }
    },
    /** The topic's name, a hyphen, and the full name of the record's schema. */
    TOPIC_RECORD_NAME_STRATEGY {
        @Override
        String subject(String topic, boolean isKey, Schema schema) {
            return topic + "-" + schema.getFullName();
        }
    };

    abstract String subject(String topic, boolean isKey, Schema schema);

    /** Reads {@code TopicNameStrategy}, or a class of that name in any package, as Confluent's configuration has it. */
    static SubjectNaming parse(String key, Object value) {
        var text = value instanceof Class<?> type
                ? type.getName()
                : value.toString().trim();
        var simple = text.substring(text.lastIndexOf('.') + 1);
        for (var naming : values()) {
            if (naming.simpleName().equals(simple)) {
                return naming;
            }
        }
        throw new ConfigException(
                key,
                text,
                "it must be one of "
                        + Arrays.stream(values()).map(SubjectNaming::simpleName).collect(Collectors.joining(", "))
                        + ", with or without a package");
    }

    private String simpleName() {
        return Arrays.stream(name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
