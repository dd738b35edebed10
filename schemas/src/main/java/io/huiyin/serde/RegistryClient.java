package io.huiyin.serde;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.NameValidator;
import org.apache.avro.Schema;

/**
 * Asks a Confluent-compatible schema registry for schemas by id and for ids by schema, and remembers the answers, which
 * never change. Safe for many threads; several serdes may share one. Every method throws {@link
 * RegistryUnavailableException} where no address gives a usable answer.
 */
public final class RegistryClient implements AutoCloseable {
    private static final int SUBJECT_NOT_FOUND = 40401;
    private static final int VERSION_NOT_FOUND = 40402;
    private static final int SCHEMA_NOT_FOUND = 40403;

    private final RegistryTransport transport;
    private final boolean normalize;
    private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();
    private final Map<SubjectSchema, Integer> ids = new ConcurrentHashMap<>();

    private record SubjectSchema(String subject, Schema schema) {}

    /** A schema and the id that the registry gave it. */
    public record Registered(int id, Schema schema) {}

    /** Builds without asking anything. Throws ConfigException naming the key that is wrong. */
    public RegistryClient(Map<String, ?> settings) {
        this(new AvroSerdeConfig(settings));
    }

    RegistryClient(AvroSerdeConfig config) {
        transport = RegistryTransport.of(config);
        normalize = config.getBoolean(AvroSerdeConfig.NORMALIZE);
    }

    /** The schema with this id; empty where the registry has none. */
    public Optional<Schema> schema(int id) {
        var known = schemas.get(id);
        if (known != null) {
            return Optional.of(known);
        }
        var answer = transport.get("/schemas/ids/" + id);
        if (answer.errorCode() == SCHEMA_NOT_FOUND) {
            return Optional.empty();
        }
        var schema = parse(require(answer, "schema " + id));
        schemas.put(id, schema);
        return Optional.of(schema);
    }

    /** Registers the schema under the subject, or finds that it is; its id. Throws {@link SchemaRefusedException}. */
    public int register(String subject, Schema schema) {
        var key = new SubjectSchema(subject, schema);
        var known = ids.get(key);
        return known != null
                ? known
                : remember(key, accepted(post(subjectPath(subject) + "/versions", schema), subject, schema));
    }

    /** The id of a schema that is registered under the subject already. Throws {@link SchemaRefusedException}. */
    public int id(String subject, Schema schema) {
        var key = new SubjectSchema(subject, schema);
        var known = ids.get(key);
        if (known != null) {
            return known;
        }
        var answer = post(subjectPath(subject), schema);
        if (answer.errorCode() == SUBJECT_NOT_FOUND || answer.errorCode() == SCHEMA_NOT_FOUND) {
            throw new SchemaRefusedException(
                    "The schema of " + schema.getFullName() + " is not registered under subject " + subject
                            + "; register it, or set " + AvroSerdeConfig.AUTO_REGISTER + "=true.");
        }
        return remember(key, accepted(answer, subject, schema));
    }

    /** The subject's latest schema. Throws {@link SchemaRefusedException} where it has none. */
    public Registered latest(String subject) {
        var answer = transport.get(subjectPath(subject) + "/versions/latest");
        if (answer.errorCode() == SUBJECT_NOT_FOUND || answer.errorCode() == VERSION_NOT_FOUND) {
            throw new SchemaRefusedException("Subject " + subject + " has no schema, and " + AvroSerdeConfig.USE_LATEST
                    + " needs one; register it.");
        }
        var body = require(answer, "the latest schema of " + subject);
        return new Registered(body.path("id").asInt(), parse(body));
    }

    @Override
    public void close() {
        transport.close();
    }

    private RegistryAnswer post(String path, Schema schema) {
        var body = RegistryTransport.JSON.createObjectNode().put("schema", schema.toString());
        return transport.post(normalize ? path + "?normalize=true" : path, body);
    }

    private int remember(SubjectSchema key, JsonNode body) {
        int id = body.path("id").asInt();
        ids.put(key, id);
        schemas.putIfAbsent(id, key.schema());
        return id;
    }

    /** A schema with references is parsed after what it refers to, by one parser. */
    private Schema parse(JsonNode registered) {
        var type = registered.path("schemaType").asText("AVRO");
        if (!type.equals("AVRO")) {
            throw new SchemaRefusedException(
                    "The registry's schema is of type " + type + "; only AVRO can be read here.");
        }
        var parser = new Schema.Parser(NameValidator.NO_VALIDATION);
        return parse(parser, registered);
    }

    private Schema parse(Schema.Parser parser, JsonNode registered) {
        for (var reference : registered.path("references")) {
            var path = subjectPath(reference.path("subject").asText()) + "/versions/"
                    + reference.path("version").asInt();
            if (!parser.getTypes().containsKey(reference.path("name").asText())) {
                parse(parser, require(transport.get(path), "the referenced schema " + reference));
            }
        }
        try {
            return parser.parse(registered.path("schema").asText());
        } catch (AvroRuntimeException e) {
            throw new SchemaRefusedException("The registry holds a schema that Avro cannot read: " + e.getMessage());
        }
    }

    private JsonNode accepted(RegistryAnswer answer, String subject, Schema schema) {
        if (answer.status() == 409 || answer.status() == 422) {
            throw new SchemaRefusedException("The registry refused the schema of " + schema.getFullName()
                    + " under subject " + subject + ": " + answer.message()
                    + (answer.status() == 409 ? advice(answer.message(), subject, schema) : ""));
        }
        return require(answer, "the schema of " + schema.getFullName() + " under subject " + subject);
    }

    /** Registries differ in how much they say of an incompatible schema; what they leave out is worked out here. */
    private String advice(String said, String subject, Schema schema) {
        var answer = transport.get(subjectPath(subject) + "/versions/latest");
        if (!answer.ok()) {
            return "";
        }
        var latest = parse(answer.body());
        return Disagreement.of(schema, latest)
                .or(() -> Disagreement.of(latest, schema))
                .filter(what -> !said.contains(what))
                .map(what -> ". Beside the subject's latest version: " + what + ".")
                .orElse("");
    }

    private static JsonNode require(RegistryAnswer answer, String what) {
        if (answer.ok()) {
            return answer.body();
        }
        var advice = answer.denied()
                ? " Check " + AvroSerdeConfig.BASIC_SOURCE + ", " + AvroSerdeConfig.BASIC_USER_INFO + " and "
                        + AvroSerdeConfig.BEARER_TOKEN + "."
                : "";
        throw new RegistryUnavailableException(
                "The schema registry would not give " + what + ": error " + answer.errorCode() + ", " + answer.message()
                        + "." + advice,
                null);
    }

    private static String subjectPath(String subject) {
        return "/subjects/" + URLEncoder.encode(subject, UTF_8).replace("+", "%20");
    }
}
