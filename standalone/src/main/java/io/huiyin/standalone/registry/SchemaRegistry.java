package io.huiyin.standalone.registry;

import io.huiyin.standalone.registry.Compatibility.Earlier;
import io.huiyin.standalone.registry.SchemaParsing.Parsed;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The registry without HTTP: every change is kept in the log first, and seen by others then. One at a time, so that two
 * registrations of the same schema at once give one id. Throws {@link RegistryError} with Confluent's codes.
 */
final class SchemaRegistry {
    private final SchemaLog log;
    private final Compatibility standard;
    private final RegistryState state = new RegistryState();
    private final SchemaParsing parsing =
            new SchemaParsing(reference -> version(reference.subject(), Integer.toString(reference.version()), true));

    /** The standard level counts where none is set. */
    SchemaRegistry(SchemaLog log, Compatibility standard) {
        this.log = log;
        this.standard = standard;
        log.read().forEach(state::apply);
    }

    synchronized int register(String subject, String text, List<SchemaReference> references) {
        var candidate = parsing.parse(text, references);
        var same = find(subject, candidate, false);
        if (same.isPresent()) {
            return same.get().id();
        }
        objection(subject, candidate).ifPresent(sentence -> {
            throw RegistryError.incompatible(
                    "Schema being registered is incompatible with subject \"" + subject + "\". " + sentence);
        });
        int version = state.versions(subject).stream()
                        .mapToInt(RegisteredSchema::version)
                        .max()
                        .orElse(0)
                + 1;
        int id = state.idFor(candidate.text());
        keep(LogFormat.schema(new RegisteredSchema(subject, version, id, candidate.text(), false)));
        return id;
    }

    synchronized RegisteredSchema lookup(
            String subject, String text, List<SchemaReference> references, boolean withDeleted) {
        requireVersions(subject, withDeleted);
        return find(subject, parsing.parse(text, references), withDeleted).orElseThrow(RegistryError::schemaNotFound);
    }

    synchronized List<String> subjects(boolean withDeleted, String prefix) {
        return visible(state.all(), withDeleted)
                .map(RegisteredSchema::subject)
                .filter(subject -> subject.startsWith(prefix))
                .distinct()
                .toList();
    }

    synchronized List<RegisteredSchema> versions(String subject, boolean withDeleted) {
        return requireVersions(subject, withDeleted);
    }

    /** The version may be {@code latest} or -1. */
    synchronized RegisteredSchema version(String subject, String version, boolean withDeleted) {
        int wanted = versionNumber(version);
        var versions = requireVersions(subject, withDeleted);
        return wanted < 0
                ? versions.getLast()
                : versions.stream()
                        .filter(schema -> schema.version() == wanted)
                        .findFirst()
                        .orElseThrow(() -> RegistryError.versionNotFound(wanted));
    }

    /** Every place where the schema with this id stands, soft-deleted ones too. */
    synchronized List<RegisteredSchema> byId(int id) {
        var places = state.all().filter(schema -> schema.id() == id).toList();
        if (places.isEmpty()) {
            throw RegistryError.schemaNotFound(id);
        }
        return places;
    }

    synchronized List<RegisteredSchema> all(boolean withDeleted) {
        return visible(state.all(), withDeleted).toList();
    }

    synchronized int highestId() {
        return state.highestId();
    }

    /** The ids of schemas that refer to this version. */
    synchronized List<Integer> referencedBy(String subject, int version) {
        return state.all()
                .filter(schema -> !schema.deleted()
                        && schema.schema().references().stream()
                                .anyMatch(reference ->
                                        reference.subject().equals(subject) && reference.version() == version))
                .map(RegisteredSchema::id)
                .distinct()
                .toList();
    }

    synchronized List<Integer> deleteSubject(String subject, boolean permanent) {
        var versions = requireVersions(subject, true);
        boolean softDeleted = versions.stream().allMatch(RegisteredSchema::deleted);
        if (permanent && !softDeleted) {
            throw RegistryError.subjectNotSoftDeleted(subject);
        }
        if (!permanent && softDeleted) {
            throw RegistryError.subjectSoftDeleted(subject);
        }
        var affected = visible(versions.stream(), permanent).toList();
        affected.forEach(schema -> requireNotReferenced(schema));
        affected.forEach(schema -> delete(schema, permanent));
        return affected.stream().map(RegisteredSchema::version).toList();
    }

    synchronized int deleteVersion(String subject, String version, boolean permanent) {
        var schema = version(subject, version, true);
        if (permanent && !schema.deleted()) {
            throw RegistryError.versionNotSoftDeleted(subject, schema.version());
        }
        if (!permanent && schema.deleted()) {
            throw RegistryError.versionSoftDeleted(subject, schema.version());
        }
        requireNotReferenced(schema);
        delete(schema, permanent);
        return schema.version();
    }

    /** Why this schema may not follow what the subject has; empty where it may. Against all versions that the level counts. */
    synchronized Optional<String> objection(String subject, String text, List<SchemaReference> references) {
        return objection(subject, parsing.parse(text, references));
    }

    /** As above, against one version. */
    synchronized Optional<String> objection(
            String subject, String version, String text, List<SchemaReference> references) {
        var earlier = version(subject, version, false);
        return levelOf(subject).objection(parsing.parse(text, references).schema(), List.of(earlier(earlier)));
    }

    synchronized Compatibility level() {
        return state.level().orElse(standard);
    }

    synchronized Optional<Compatibility> level(String subject) {
        return state.level(subject);
    }

    synchronized void setLevel(Compatibility level) {
        keep(LogFormat.level(null, level));
    }

    synchronized void setLevel(String subject, Compatibility level) {
        keep(LogFormat.level(subject, level));
    }

    /** Back to the standard; what counted before. */
    synchronized Compatibility unsetLevel() {
        var before = level();
        keep(LogFormat.level(null, null));
        return before;
    }

    /** Back to the level of all; what counted before. */
    synchronized Compatibility unsetLevel(String subject) {
        var before = state.level(subject).orElseThrow(() -> RegistryError.noLevelOfItsOwn(subject));
        keep(LogFormat.level(subject, null));
        return before;
    }

    private Compatibility levelOf(String subject) {
        return state.level(subject).orElseGet(this::level);
    }

    private Optional<String> objection(String subject, Parsed candidate) {
        var newestFirst = visible(state.versions(subject).stream(), false)
                .sorted(Comparator.comparingInt(RegisteredSchema::version).reversed())
                .map(this::earlier)
                .toList();
        return levelOf(subject).objection(candidate.schema(), newestFirst);
    }

    private Earlier earlier(RegisteredSchema schema) {
        var text = schema.schema();
        return new Earlier(
                schema.version(), parsing.parse(text.text(), text.references()).schema());
    }

    private Optional<RegisteredSchema> find(String subject, Parsed schema, boolean withDeleted) {
        return visible(state.versions(subject).stream(), withDeleted)
                .filter(version -> version.schema().equals(schema.text()))
                .reduce((earlier, later) -> later);
    }

    private List<RegisteredSchema> requireVersions(String subject, boolean withDeleted) {
        var versions = visible(state.versions(subject).stream(), withDeleted).toList();
        if (versions.isEmpty()) {
            throw RegistryError.subjectNotFound(subject);
        }
        return versions;
    }

    private void requireNotReferenced(RegisteredSchema schema) {
        if (!referencedBy(schema.subject(), schema.version()).isEmpty()) {
            throw RegistryError.referenced(schema.subject(), schema.version());
        }
    }

    private void delete(RegisteredSchema schema, boolean permanent) {
        keep(permanent ? LogFormat.tombstone(schema) : LogFormat.schema(schema.asDeleted()));
    }

    private void keep(LogRecord entry) {
        log.append(entry);
        state.apply(entry);
    }

    private static Stream<RegisteredSchema> visible(Stream<RegisteredSchema> schemas, boolean withDeleted) {
        return schemas.filter(schema -> withDeleted || !schema.deleted());
    }

    private static int versionNumber(String version) {
        if (version.equals("latest") || version.equals("-1")) {
            return -1;
        }
        if (version.matches("[1-9]\\d{0,8}")) {
            return Integer.parseInt(version);
        }
        throw RegistryError.invalidVersion(version);
    }
}
