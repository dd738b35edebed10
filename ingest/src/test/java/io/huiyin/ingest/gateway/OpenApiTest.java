package io.huiyin.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OpenApiTest {
    private static RunningGateway gateway;
    private static JsonNode document;

    @BeforeAll
    static void start() {
        gateway = RunningGateway.ofAnyTenant();
        document = gateway.send("GET", "/openapi.json").json();
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    @Test
    void document_hasEveryRouteAndEveryRouteIsServed() {
        assertThat(document.path("openapi").asText()).startsWith("3.1");
        assertThat(document.path("paths").fieldNames())
                .toIterable()
                .contains("/v1/reports", "/v1/actions", "/v1/votes", "/health", "/openapi.json")
                .contains("/adapters/open311/{tenant}/{site}/v2/{resource}")
                .containsAll(Socket.all().stream().map(Socket::address).toList());
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    var address = path.getKey().replaceAll("\\{(\\w+)}", "$1");
                    var reply = method.equals("post") ? gateway.post(address, "{") : gateway.send("GET", address);
                    assertThat(path.getValue().path(method).path("responses").has(Integer.toString(reply.status())))
                            .as(method + " " + path.getKey() + " " + reply.status())
                            .isTrue();
                }));
    }

    @Test
    void document_hasEveryFieldWithTheWordsOfTheSchema() {
        for (var entrance : Entrance.all()) {
            var properties =
                    document.at("/components/schemas/" + entrance.type().getSimpleName() + "/properties");
            for (var field : entrance.schema().getFields()) {
                assertThat(properties.has(field.name())).as(field.name()).isTrue();
                if (field.doc() != null) {
                    assertThat(properties.path(field.name()).path("description").asText())
                            .isEqualTo(field.doc());
                }
            }
        }
    }

    @Test
    void document_asksOnlyForWhatTheGatewayCannotFillIn() {
        assertThat(required("Report")).containsExactly("tenant", "site");
        assertThat(required("CaseAction")).containsExactly("action", "actor");
        assertThat(required("SatisfactionVote")).containsExactly("voter", "score");
        assertThat(document.at("/components/schemas/CaseAction/properties").has("caseId"))
                .isTrue();
        assertThat(document.at("/components/schemas/Report/properties").has("caseId"))
                .isFalse();
    }

    @Test
    void document_listsTheWordsOfAnEnum() {
        assertThat(document.at("/components/schemas/Report/properties/kind/enum")
                        .toString())
                .contains("HAZARD");
        assertThat(document.at("/components/schemas/Report/properties/kind/default")
                        .asText())
                .isEqualTo("UNSPECIFIED");
        assertThat(document.at("/components/schemas/Report/properties/title/type")
                        .toString())
                .isEqualTo("[\"string\",\"null\"]");
    }

    @Test
    void document_refersOnlyToWhatItHas() {
        for (var reference : document.findValuesAsText("$ref")) {
            assertThat(document.at(reference.substring(1)).isObject())
                    .as(reference)
                    .isTrue();
        }
        assertThat(document.at("/components/schemas/Place/properties").has("latitude"))
                .isTrue();
    }

    @Test
    void schemasOfTheEntrances_areTheOnesOfTheirTypes() {
        for (var entrance : Entrance.all()) {
            assertThat(entrance.schema().getType()).isEqualTo(Schema.Type.RECORD);
            assertThat(entrance.schema().getFullName())
                    .isEqualTo(entrance.type().getName());
        }
    }

    private static List<String> required(String schema) {
        var names = new ArrayList<String>();
        document.at("/components/schemas/" + schema + "/required").forEach(name -> names.add(name.asText()));
        return names;
    }
}
