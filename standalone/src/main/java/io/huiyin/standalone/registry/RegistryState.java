package io.huiyin.standalone.registry;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the records of the log add up to. For one thread at a time. */
final class RegistryState {
    private final SortedMap<String, NavigableMap<Integer, RegisteredSchema>> subjects = new TreeMap<>();
    private final Map<SchemaText, Integer> ids = new HashMap<>();
    private final Map<String, Compatibility> levels = new HashMap<>();
    private Optional<Compatibility> levelOfAll = Optional.empty();
    private int highestId;

    /** Takes in one record, in the order of the log. What it does not know it leaves alone, as other registries' records. */
    void apply(LogRecord entry) {
        var key = LogFormat.parse(entry.key());
        var subject = key.path("subject").asText("");
        switch (key.path("keytype").asText()) {
            case "SCHEMA" -> {
                if (entry.value() == null) {
                    remove(subject, key.path("version").asInt());
                } else {
                    put(LogFormat.schema(LogFormat.parse(entry.value())));
                }
            }
            case "DELETE_SUBJECT" -> {
                if (entry.value() != null) {
                    int last = LogFormat.parse(entry.value()).path("version").asInt();
                    versions(subject).stream()
                            .filter(version -> version.version() <= last)
                            .map(RegisteredSchema::asDeleted)
                            .toList()
                            .forEach(this::put);
                }
            }
            case "CONFIG" -> {
                var level = Optional.ofNullable(entry.value())
                        .map(value -> LogFormat.parse(value)
                                .path("compatibilityLevel")
                                .asText())
                        .filter(text -> !text.isEmpty() && !text.equals("null"))
                        .map(Compatibility::parse);
                setLevel(key.path("subject").isTextual() ? subject : "", level);
            }
            default -> {}
        }
    }

    /** Every version ever, soft-deleted ones too, oldest first. */
    Collection<RegisteredSchema> versions(String subject) {
        return List.copyOf(subjects.getOrDefault(subject, new TreeMap<>()).values());
    }

    Stream<RegisteredSchema> all() {
        return subjects.values().stream().flatMap(versions -> versions.values().stream());
    }

    /** The id that this schema has, or would get. */
    int idFor(SchemaText schema) {
        return ids.getOrDefault(schema, highestId + 1);
    }

    int highestId() {
        return highestId;
    }

    /** The level set for all; empty where none is. */
    Optional<Compatibility> level() {
        return levelOfAll;
    }

    /** The level set for this subject; empty where none is. */
    Optional<Compatibility> level(String subject) {
        return Optional.ofNullable(levels.get(subject));
    }

    private void put(RegisteredSchema schema) {
        subjects.computeIfAbsent(schema.subject(), unseen -> new TreeMap<>()).put(schema.version(), schema);
        ids.put(schema.schema(), schema.id());
        highestId = Math.max(highestId, schema.id());
    }

    private void remove(String subject, int version) {
        var versions = subjects.get(subject);
        var gone = versions == null ? null : versions.remove(version);
        if (versions != null && versions.isEmpty()) {
            subjects.remove(subject);
        }
        if (gone != null && all().noneMatch(schema -> schema.id() == gone.id())) {
            ids.remove(gone.schema());
        }
    }

    private void setLevel(String subject, Optional<Compatibility> level) {
        if (subject.isEmpty()) {
            levelOfAll = level;
        } else if (level.isPresent()) {
            levels.put(subject, level.get());
        } else {
            levels.remove(subject);
        }
    }
}
