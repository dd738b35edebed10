package io.huiyin.standalone.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SettingsTest {
    private static final Map<String, String> NONE = Map.of();

    @ParameterizedTest(name = "file {0}, environment {1}, flag {2} gives {3}")
    @CsvSource({
        "    ,     ,     , 8070",
        "9001,     ,     , 9001",
        "    , 9002,     , 9002",
        "    ,     , 9003, 9003",
        "9001, 9002,     , 9002",
        "9001,     , 9003, 9003",
        "    , 9002, 9003, 9003",
        "9001, 9002, 9003, 9003",
    })
    void precedence_laterSourceWins(String file, String environment, String flag, int expected) {
        var settings = Settings.of(
                source("gateway.port", file), source("HUIYIN_GATEWAY_PORT", environment), source("gateway.port", flag));
        assertThat(settings.number(Key.GATEWAY_PORT)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "gateway.prot | 1 | there is no setting 'gateway.prot'; did you mean 'gateway.port'?",
                "store.pasword | x | there is no setting 'store.pasword'; did you mean 'store.password'?",
                "colour | red | there is no setting 'colour'; `huiyin settings` lists them",
                "kafka. | red | there is no setting 'kafka.'; `huiyin settings` lists them",
                "gateway.port | http | gateway.port is 'http'; it must be a port from 0 (any free one) to 65535",
                "gateway.port | 65536 | gateway.port is '65536'; it must be a port from 0 (any free one) to 65535",
                "topics.partitions | 0 | topics.partitions is '0'; it must be a whole number from 1 to 9999",
                "topics.replication | 0 | topics.replication is '0'; it must be a whole number from 1 to 9, or -1 for the broker's default",
                "processor.duplicates.capacity | 3000 | processor.duplicates.capacity is '3000'; it must be a power of two from 1024 to 33554432",
                "store.url | mysql://x | store.url is 'mysql://x'; it must be of the form jdbc:postgresql://host:port/database",
                "kafka.bootstrap.servers | here | kafka.bootstrap.servers is 'here'; it must be host:port, or several of them with commas",
                "schema.registry.url | here | schema.registry.url is 'here'; it must be an address such as http://host:port, or several with commas",
                "processor.group.protocol | consumer | processor.group.protocol is 'consumer'; it must be classic or streams",
                "sink.group.protocol | streams | sink.group.protocol is 'streams'; it must be classic or consumer",
                "kafka.group.protocol | consumer | kafka.group.protocol would be for all clients, which do not know the same ones; set processor.group.protocol (classic, streams) or sink.group.protocol (classic, consumer)",
                "store.user | '' | store.user is empty; it must be a text that is not empty",
            })
    void wrong_inFileOrFlag_isRefusedNamingKeyAndRight(String key, String value, String sentence) {
        assertThatThrownBy(() -> Settings.of(Map.of(key, value), NONE, NONE))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage(sentence);
        assertThatThrownBy(() -> Settings.of(NONE, NONE, Map.of(key, value)))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage(sentence);
    }

    @ParameterizedTest
    @EnumSource(Key.class)
    void default_ofEveryKey_hasTheKeysForm(Key key) {
        assertThat(key.checked(key.fallback()))
                .isEqualTo(Settings.of(NONE, NONE, NONE).text(key));
    }

    @Test
    void kafkaKeys_anySource_reachTheClients() {
        var kafka = Settings.of(
                        Map.of("kafka.security.protocol", "SSL", "kafka.bootstrap.servers", "one:1,two:2"),
                        Map.of("HUIYIN_KAFKA_SASL_MECHANISM", "PLAIN", "HUIYIN_GATEWAY_SERVICE_HOST", "10.0.0.1"),
                        Map.of("kafka.client.id", "me"))
                .kafka();
        assertThat(kafka.bootstrapServers()).isEqualTo("one:1,two:2");
        assertThat(kafka.properties())
                .isEqualTo(Map.of("security.protocol", "SSL", "sasl.mechanism", "PLAIN", "client.id", "me"));
    }

    @Test
    void addresses_notSet_followHostAndPort() {
        var settings = Settings.of(Map.of("console.url", "https://board.example"), NONE, Map.of("gateway.port", "1"));
        assertThat(settings.gatewayUrl()).isEqualTo("http://127.0.0.1:1");
        assertThat(settings.consoleUrl()).isEqualTo("https://board.example");
    }

    @Test
    void file_utf8WithComments_isRead(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("huiyin.properties"), "# ours\nstore.user = 回音 \n");
        assertThat(SettingsFile.read(file)).isEqualTo(Map.of("store.user", "回音"));
    }

    @Test
    void file_missing_saysWhich(@TempDir Path folder) {
        assertThatThrownBy(() -> SettingsFile.read(folder.resolve("none.properties")))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith("there is no settings file")
                .hasMessageEndingWith("none.properties");
    }

    private static Map<String, String> source(String key, String value) {
        return value == null ? NONE : Map.of(key, value);
    }
}
