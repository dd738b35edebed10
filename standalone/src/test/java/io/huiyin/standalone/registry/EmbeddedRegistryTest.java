package io.huiyin.standalone.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbeddedRegistryTest {
    private static final String V1 = record("{\"name\":\"a\",\"type\":\"string\"}");
    private static final String V2 =
            record("{\"name\":\"a\",\"type\":\"string\"},{\"name\":\"b\",\"type\":\"int\",\"default\":0}");
    private static final String BAD = record("{\"name\":\"a\",\"type\":\"string\"},{\"name\":\"c\",\"type\":\"int\"}");

    private final MemorySchemaLog log = new MemorySchemaLog();
    private final HttpClient http = HttpClient.newHttpClient();
    private EmbeddedRegistry registry = started();
    private Ask ask = new Ask(http, registry.address());

    @BeforeEach
    void registerFirst() {
        assertThat(ask.postSchema("/subjects/s/versions", V1).body()).hasToString("{\"id\":1}");
    }

    @AfterEach
    void stop() {
        registry.close();
        http.close();
    }

    private EmbeddedRegistry started() {
        var fresh = new EmbeddedRegistry(new RegistryConfig(0, "none"), () -> log);
        fresh.start();
        return fresh;
    }

    private static String record(String fields) {
        return "{\"type\":\"record\",\"name\":\"R\",\"namespace\":\"n\",\"fields\":[" + fields + "]}";
    }

    @Test
    void schema_registered_is_found_every_way() {
        assertThat(ask.get("/subjects").body()).hasToString("[\"s\"]");
        assertThat(ask.get("/subjects/s/versions").body()).hasToString("[1]");
        assertThat(ask.get("/schemas/ids/1").body().path("schema").asText()).isEqualTo(canonical(V1));
        assertThat(ask.get("/schemas/ids/1/schema").body()).hasToString(canonical(V1));
        assertThat(ask.get("/schemas/ids/1/subjects").body()).hasToString("[\"s\"]");
        assertThat(ask.get("/schemas/ids/1/versions").body()).hasToString("[{\"subject\":\"s\",\"version\":1}]");
        var version = ask.get("/subjects/s/versions/latest");
        assertThat(version.contentType()).startsWith("application/vnd.schemaregistry.v1+json");
        assertThat(version.body().path("id").asInt()).isEqualTo(1);
        assertThat(version.body()).isEqualTo(ask.get("/subjects/s/versions/1").body());
        assertThat(ask.postSchema("/subjects/s", V1).body()).isEqualTo(version.body());
        assertThat(ask.get("/schemas/types").body()).hasToString("[\"AVRO\"]");
        assertThat(ask.get("/mode").body()).hasToString("{\"mode\":\"READWRITE\"}");
    }

    @Test
    void same_schema_elsewhere_has_the_same_id() {
        assertThat(ask.postSchema("/subjects/other/versions", V1).body()).hasToString("{\"id\":1}");
        assertThat(ask.postSchema("/subjects/other/versions", V2).body()).hasToString("{\"id\":2}");
        assertThat(ask.postSchema("/subjects/s/versions", V1).body()).hasToString("{\"id\":1}");
        assertThat(ask.get("/subjects/s/versions").body()).hasToString("[1]");
    }

    @Test
    void registrations_at_once_give_one_id() throws Exception {
        List<Callable<String>> tasks = IntStream.range(0, 16)
                .<Callable<String>>mapToObj(i ->
                        () -> ask.postSchema("/subjects/s/versions", V2).body().toString())
                .toList();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var answer : threads.invokeAll(tasks)) {
                assertThat(answer.get()).isEqualTo("{\"id\":2}");
            }
        }
        assertThat(ask.get("/subjects/s/versions").body()).hasToString("[1,2]");
    }

    @Test
    void restart_keeps_ids_and_levels() {
        ask.postSchema("/subjects/s/versions", V2);
        ask.put("/config/s", "{\"compatibility\":\"NONE\"}");
        registry.close();
        registry = started();
        ask = new Ask(http, registry.address());
        assertThat(ask.get("/subjects/s/versions/2").body().path("id").asInt()).isEqualTo(2);
        assertThat(ask.get("/config/s").body()).hasToString("{\"compatibilityLevel\":\"NONE\"}");
        assertThat(ask.postSchema("/subjects/s/versions", BAD).body()).hasToString("{\"id\":3}");
    }

    @Test
    void incompatible_schema_is_refused_with_the_field() {
        var answer = ask.postSchema("/subjects/s/versions", BAD);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body().path("error_code").asInt()).isEqualTo(409);
        assertThat(answer.body().path("message").asText())
                .isEqualTo("Schema being registered is incompatible with subject \"s\". The new schema cannot read"
                        + " records of version 1: field R.c has no default, and the records do not have it; give it a"
                        + " default (compatibility BACKWARD_TRANSITIVE).");
        var tested = ask.postSchema("/compatibility/subjects/s/versions/latest?verbose=true", BAD);
        assertThat(tested.body().path("is_compatible").asBoolean()).isFalse();
        assertThat(tested.body().path("messages").path(0).asText()).contains("field R.c has no default");
        assertThat(ask.postSchema("/compatibility/subjects/s/versions/1", V2).body())
                .hasToString("{\"is_compatible\":true}");
        assertThat(ask.postSchema("/compatibility/subjects/s/versions", V2).body())
                .hasToString("{\"is_compatible\":true}");
    }

    @Test
    void level_can_be_set_for_all_and_for_one() {
        assertThat(ask.get("/config").body()).hasToString("{\"compatibilityLevel\":\"BACKWARD_TRANSITIVE\"}");
        assertThat(ask.put("/config", "{\"compatibility\":\"forward\"}").body())
                .hasToString("{\"compatibility\":\"FORWARD\"}");
        assertThat(ask.get("/config/s").body().path("error_code").asInt()).isEqualTo(40408);
        assertThat(ask.get("/config/s?defaultToGlobal=true").body())
                .hasToString("{\"compatibilityLevel\":\"FORWARD\"}");
        assertThat(ask.postSchema("/subjects/s/versions", BAD).status()).isEqualTo(200);
        assertThat(ask.put("/config/s", "{\"compatibility\":\"FULL\"}").status())
                .isEqualTo(200);
        assertThat(ask.delete("/config/s").body()).hasToString("{\"compatibilityLevel\":\"FULL\"}");
        assertThat(ask.delete("/config").body()).hasToString("{\"compatibilityLevel\":\"FORWARD\"}");
        assertThat(ask.get("/config").body()).hasToString("{\"compatibilityLevel\":\"BACKWARD_TRANSITIVE\"}");
    }

    @Test
    void version_is_deleted_softly_then_for_good() {
        ask.postSchema("/subjects/s/versions", V2);
        assertThat(code(ask.delete("/subjects/s/versions/2?permanent=true"))).isEqualTo(40407);
        assertThat(ask.delete("/subjects/s/versions/2").body()).hasToString("2");
        assertThat(code(ask.delete("/subjects/s/versions/2"))).isEqualTo(40406);
        assertThat(ask.get("/subjects/s/versions").body()).hasToString("[1]");
        assertThat(ask.get("/subjects/s/versions?deleted=true").body()).hasToString("[1,2]");
        assertThat(ask.get("/schemas/ids/2").status()).isEqualTo(200);
        assertThat(ask.postSchema("/subjects/s/versions", V2).body()).hasToString("{\"id\":2}");
        assertThat(ask.get("/subjects/s/versions").body()).hasToString("[1,3]");
        assertThat(ask.delete("/subjects/s/versions/2?permanent=true").body()).hasToString("2");
        assertThat(ask.get("/subjects/s/versions?deleted=true").body()).hasToString("[1,3]");
    }

    @Test
    void subject_is_deleted_softly_then_for_good() {
        assertThat(code(ask.delete("/subjects/s?permanent=true"))).isEqualTo(40405);
        assertThat(ask.delete("/subjects/s").body()).hasToString("[1]");
        assertThat(code(ask.delete("/subjects/s"))).isEqualTo(40404);
        assertThat(ask.get("/subjects").body()).hasToString("[]");
        assertThat(ask.get("/subjects?deleted=true").body()).hasToString("[\"s\"]");
        assertThat(ask.delete("/subjects/s?permanent=true").body()).hasToString("[1]");
        assertThat(code(ask.get("/schemas/ids/1"))).isEqualTo(40403);
    }

    @Test
    void reference_to_another_subject_is_resolved_and_protected() {
        var body = """
                {"schema":"{\\"type\\":\\"record\\",\\"name\\":\\"Outer\\",\\"namespace\\":\\"n\\",\\"fields\\":[{\\"name\\":\\"r\\",\\"type\\":\\"n.R\\"}]}",
                 "references":[{"name":"n.R","subject":"s","version":1}]}""";
        assertThat(ask.post("/subjects/outer/versions", body).body()).hasToString("{\"id\":2}");
        assertThat(ask.post("/subjects/outer", body).body().path("references").path(0))
                .hasToString("{\"name\":\"n.R\",\"subject\":\"s\",\"version\":1}");
        assertThat(ask.get("/subjects/s/versions/1/referencedby").body()).hasToString("[2]");
        assertThat(code(ask.delete("/subjects/s/versions/1"))).isEqualTo(42206);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /subjects/none/versions,        '', 404, 40401",
        "GET,    /subjects/s/versions/9,         '', 404, 40402",
        "GET,    /subjects/s/versions/zero,      '', 422, 42202",
        "GET,    /subjects/s/versions/0,         '', 422, 42202",
        "GET,    /schemas/ids/99,                '', 404, 40403",
        "GET,    /nowhere,                       '', 404, 404",
        "POST,   /subjects/s,                    '{\"schema\":\"\\\"int\\\"\"}', 404, 40403",
        "POST,   /subjects/s/versions,           '{\"schema\":\"{nonsense\"}', 422, 42201",
        "POST,   /subjects/s/versions,           '{\"schema\":\"{}\",\"schemaType\":\"JSON\"}', 422, 42201",
        "POST,   /subjects/s/versions,           '{}', 422, 42201",
        "POST,   /subjects/s/versions,           '{', 422, 422",
        "PUT,    /config,                        '{\"compatibility\":\"SIDEWAYS\"}', 422, 42203",
        "PUT,    /mode,                          '{\"mode\":\"IMPORT\"}', 422, 42204",
        "DELETE, /subjects/none,                 '', 404, 40401",
    })
    void bad_request_is_answered_with_confluents_code(String method, String path, String body, int status, int code) {
        var answer =
                switch (method) {
                    case "GET" -> ask.get(path);
                    case "DELETE" -> ask.delete(path);
                    case "PUT" -> ask.put(path, body);
                    default -> ask.post(path, body);
                };
        assertThat(answer.status()).isEqualTo(status);
        assertThat(code(answer)).isEqualTo(code);
        assertThat(answer.body().path("message").asText()).isNotBlank();
        assertThat(answer.contentType()).startsWith("application/vnd.schemaregistry.v1+json");
    }

    private static int code(Ask.Answer answer) {
        return answer.body().path("error_code").asInt();
    }

    private static String canonical(String schema) {
        return new org.apache.avro.Schema.Parser().parse(schema).toString();
    }
}
