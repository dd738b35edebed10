package io.huiyin.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huiyin.component.KafkaConnection;
import io.huiyin.sink.notify.NotifyConfig;
import io.huiyin.sink.notify.Patience;
import io.huiyin.sink.notify.WebhookTarget;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class SinkConfigTest {
    private static final URI CONSOLE = URI.create("http://127.0.0.1:8071");

    static List<Arguments> refusals() {
        return List.of(
                refusal("sink.group.id", () -> config(" ", Optional.empty(), 1, 1)),
                refusal("sink.instance.id", () -> config("g", Optional.of(""), 1, 1)),
                refusal("sink.threads is 0", () -> config("g", Optional.empty(), 0, 1)),
                refusal("sink.batch is 50001", () -> config("g", Optional.empty(), 1, 50_001)),
                refusal("postgres.url is 'mysql:x'", () -> new PostgresConnection("mysql:x", "u", "")),
                refusal("postgres.user", () -> new PostgresConnection("jdbc:postgresql:x", "", "")),
                refusal("console.url is 'here'", () -> NotifyConfig.of(URI.create("here"))),
                refusal(
                        "notify.timeout is PT11S",
                        () -> new NotifyConfig(
                                CONSOLE, Optional.empty(), Duration.ofSeconds(11), Patience.DEFAULT, Optional.empty())),
                refusal("webhook.url is 'ftp://x'", () -> new WebhookTarget(URI.create("ftp://x"), Optional.empty())),
                refusal("webhook.secret", () -> new WebhookTarget(CONSOLE, Optional.of("whsec_?"))));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void construction_withABadValue_namesItsKey(String beginning, ThrowingCallable construction) {
        assertThatThrownBy(construction)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(beginning);
    }

    @Test
    void start_withoutADatabase_saysWhichSettingsToLookAt() {
        var config = SinkConfig.of(
                new KafkaConnection("127.0.0.1:1", "http://127.0.0.1:1", "huiyin.", Map.of()),
                new PostgresConnection("jdbc:postgresql://127.0.0.1:1/none", "nobody", "secret"),
                CONSOLE);
        try (var sink = new Sink(config)) {
            assertThatThrownBy(sink::start)
                    .hasMessageContaining("look at postgres.url")
                    .hasMessageNotContaining("secret");
            assertThat(sink.check().ok()).isFalse();
        }
    }

    private static Arguments refusal(String beginning, ThrowingCallable construction) {
        return Arguments.of(beginning, construction);
    }

    private static SinkConfig config(String group, Optional<String> instance, int threads, int batch) {
        return new SinkConfig(
                new KafkaConnection("127.0.0.1:1", "http://127.0.0.1:1", "huiyin.", Map.of()),
                new PostgresConnection("jdbc:postgresql:x", "u", ""),
                NotifyConfig.of(CONSOLE),
                group,
                instance,
                threads,
                batch,
                Optional.empty(),
                Retention.FOR_EVER);
    }
}
