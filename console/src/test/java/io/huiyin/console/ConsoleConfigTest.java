package io.huiyin.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConsoleConfigTest {

    @ParameterizedTest
    @CsvSource({
        "'', 8071, jdbc:postgresql://db/huiyin, huiyin, http://gateway:8070, console.host",
        "127.0.0.1, 70000, jdbc:postgresql://db/huiyin, huiyin, http://gateway:8070, console.port",
        "127.0.0.1, 8071, postgresql://db/huiyin, huiyin, http://gateway:8070, console.jdbc.url",
        "127.0.0.1, 8071, jdbc:postgresql://db/huiyin, '', http://gateway:8070, console.jdbc.user",
        "127.0.0.1, 8071, jdbc:postgresql://db/huiyin, huiyin, gateway:8070, console.gateway.url",
        "127.0.0.1, 8071, jdbc:postgresql://db/huiyin, huiyin, http://, console.gateway.url",
    })
    void config_badValue_isRefusedByItsKey(
            String host, int port, String jdbcUrl, String user, String gatewayUrl, String key) {
        assertThatThrownBy(() -> new ConsoleConfig(host, port, jdbcUrl, user, "", gatewayUrl))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(key + " is '");
    }

    @Test
    void config_userHeaderThatIsNone_isRefusedByItsKey() {
        assertThatThrownBy(() -> new ConsoleConfig(
                        "127.0.0.1",
                        8071,
                        "jdbc:postgresql://db/huiyin",
                        "huiyin",
                        "",
                        "http://gateway:8070",
                        "X User"))
                .hasMessageStartingWith("console.user.header is 'X User'");
    }

    @Test
    void config_inWords_leavesThePasswordOut() {
        var config = new ConsoleConfig(
                "127.0.0.1", 8071, "jdbc:postgresql://db/huiyin", "huiyin", "s3cret", "http://gateway:8070/");

        assertThat(config.toString()).doesNotContain("s3cret");
        assertThat(config.gatewayUrl()).isEqualTo("http://gateway:8070");
    }
}
