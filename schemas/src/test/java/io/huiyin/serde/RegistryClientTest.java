package io.huiyin.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huiyin.event.Report;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryClientTest {
    private static final Schema SCHEMA = Report.getClassSchema();
    private final RegistryStub stub = new RegistryStub();

    @AfterEach
    void closeRegistry() {
        stub.close();
    }

    private RegistryClient client(Map<String, Object> extra) {
        var settings = stub.settings();
        settings.putAll(extra);
        return new RegistryClient(settings);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 429, 408})
    void passing_failure_is_asked_again(int status) {
        stub.failNext(status, status);
        try (var client = client(Map.of())) {
            assertThat(client.register("s", SCHEMA)).isEqualTo(1);
        }
        assertThat(stub.requests()).hasSize(3);
    }

    @Test
    void failure_that_lasts_is_told_with_the_address() {
        stub.failNext(503, 503, 503);
        try (var client = client(Map.of())) {
            assertThatThrownBy(() -> client.register("s", SCHEMA))
                    .isInstanceOf(RegistryUnavailableException.class)
                    .hasMessageContaining(stub.address() + " said: told to fail")
                    .hasMessageContaining("schema.registry.url");
        }
        assertThat(stub.requests()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void denied_request_is_not_repeated_and_names_the_settings(int status) {
        stub.failNext(status);
        try (var client = client(Map.of())) {
            assertThatThrownBy(() -> client.schema(1))
                    .isInstanceOf(RegistryUnavailableException.class)
                    .hasMessageContaining("basic.auth.user.info");
        }
        assertThat(stub.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {409, 422})
    void refused_schema_is_the_records_fault_and_carries_the_registrys_words(int status) {
        stub.failNext(status);
        try (var client = client(Map.of())) {
            assertThatThrownBy(() -> client.register("s", SCHEMA))
                    .isInstanceOf(SchemaRefusedException.class)
                    .hasMessage(
                            "The registry refused the schema of io.huiyin.event.Report under subject s: told to fail");
        }
    }

    @Test
    void address_that_does_not_answer_is_passed_over_and_remembered() {
        var gone = new RegistryStub();
        gone.close();
        try (var client = client(Map.of("schema.registry.url", gone.address() + "," + stub.address()))) {
            assertThat(client.register("s", SCHEMA)).isEqualTo(1);
            assertThat(client.schema(1)).isPresent();
            assertThat(client.schema(2)).isEmpty();
        }
        assertThat(stub.requests()).hasSize(2);
    }

    @Test
    void all_addresses_away_are_all_named() {
        var one = new RegistryStub();
        var other = new RegistryStub();
        one.close();
        other.close();
        try (var client = client(Map.of("schema.registry.url", one.address() + "/," + other.address()))) {
            assertThatThrownBy(() -> client.schema(1))
                    .isInstanceOf(RegistryUnavailableException.class)
                    .hasMessageContaining(one.address().toString())
                    .hasMessageContaining(other.address().toString());
        }
    }

    static Stream<Arguments> authorizations() {
        var basic = "Basic YW5uYTpzZWNyZXQ=";
        var jaas =
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"anna\" password=\"secret\";";
        return Stream.of(
                Arguments.of(
                        Map.of("basic.auth.credentials.source", "USER_INFO", "basic.auth.user.info", "anna:secret"),
                        basic),
                Arguments.of(
                        Map.of(
                                "schema.registry.basic.auth.credentials.source",
                                "USER_INFO",
                                "schema.registry.basic.auth.user.info",
                                "anna:secret"),
                        basic),
                Arguments.of(Map.of("basic.auth.credentials.source", "SASL_INHERIT", "sasl.jaas.config", jaas), basic),
                Arguments.of(Map.of("url.user", "anna:secret@"), basic),
                Arguments.of(Map.of("bearer.auth.token", "t0k"), "Bearer t0k"),
                Arguments.of(
                        Map.of("bearer.auth.credentials.source", "STATIC_TOKEN", "bearer.auth.token", "t0k"),
                        "Bearer t0k"));
    }

    @ParameterizedTest
    @MethodSource("authorizations")
    void credentials_of_the_settings_are_sent(Map<String, Object> settings, String expected) {
        var all = new HashMap<>(settings);
        var user = all.remove("url.user");
        if (user != null) {
            all.put("schema.registry.url", stub.address().toString().replace("://", "://" + user));
        }
        try (var client = client(all)) {
            client.register("s", SCHEMA);
        }
        assertThat(stub.authorizations()).containsExactly(expected);
    }

    static Stream<Arguments> badSettings() {
        return Stream.of(
                Arguments.of("schema.registry.url", "registry:8081"),
                Arguments.of("schema.registry.url", "ftp://registry:8081"),
                Arguments.of("basic.auth.credentials.source", "FILE"),
                Arguments.of("bearer.auth.credentials.source", "OAUTHBEARER"),
                Arguments.of("max.retries", "-1"),
                Arguments.of("auto.register.schemas", "maybe"),
                Arguments.of("schema.registry.ssl.endpoint.identification.algorithm", ""),
                Arguments.of("value.subject.name.strategy", "org.example.MyStrategy"));
    }

    @ParameterizedTest
    @MethodSource("badSettings")
    void bad_setting_is_refused_by_its_key(String key, String value) {
        var settings = stub.settings();
        settings.put(key, value);
        assertThatThrownBy(() -> {
                    try (var serializer = new AvroSerializer<>()) {
                        serializer.configure(settings, false);
                    }
                })
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(key);
    }

    @Test
    void every_setting_is_documented() {
        assertThat(AvroSerdeConfig.definition().configKeys().values())
                .allSatisfy(key -> assertThat(key.documentation).as(key.name).endsWith("."));
    }
}
