package io.huiyin.sink.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.component.Health;
import io.huiyin.event.Policy;
import io.huiyin.policy.ChannelAddress;
import io.huiyin.policy.Language;
import io.huiyin.sink.Eventually;
import io.huiyin.sink.notify.media.ChannelTarget;
import io.huiyin.sink.store.Reading;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

final class PolicyChannelsTest {
    private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");
    private static final ChannelId DUTY = new ChannelId("mine-7", "duty");
    private static final TopicPartition POLICIES = new TopicPartition("policies", 0);

    @Test
    void find_theVersionInForce_decides() {
        var channels = new PolicyChannels(Optional.empty());
        channels.add(policy("mine-7", 1, NOON, "https://one.example.org/"));
        channels.add(policy("mine-7", 2, NOON.plusSeconds(60), "https://two.example.org/"));
        channels.add(policy("mine-8", 1, NOON, "https://eight.example.org/"));
        assertThat(channels.find(DUTY, NOON.minusMillis(1))).isEmpty();
        assertThat(url(channels, NOON)).isEqualTo("https://one.example.org/");
        assertThat(url(channels, NOON.plusSeconds(60))).isEqualTo("https://two.example.org/");
        assertThat(channels.find(new ChannelId("mine-7", "night"), NOON)).isEmpty();
        assertThat(channels.find(new ChannelId("mine-9", "duty"), NOON)).isEmpty();
    }

    @Test
    void find_theDefault_isTheInstallations() {
        var target = new WebhookTarget(URI.create("https://ops.example.org/"), Optional.empty());
        var channels = new PolicyChannels(Optional.of(target));
        assertThat(channels.find(new ChannelId("mine-7", ChannelId.DEFAULT), NOON))
                .contains(ChannelTarget.webhook(ChannelId.DEFAULT, target.url(), target.secret()));
    }

    @Test
    void find_channelOfAnotherKind_isToldInItsReadersLanguageAndZone() {
        var channels = new PolicyChannels(Optional.empty());
        channels.add(new Policy("mine-7", 1, NOON, NOON, "staff", """
                extends: builtin
                name: 北山煤矿
                zone: Asia/Shanghai
                language: zh
                channels: [{name: duty, kind: mail, to: duty@example.org}]
                """));
        var target = channels.find(DUTY, NOON).orElseThrow();
        assertThat(target.rules().address()).isEqualTo(new ChannelAddress.Mail(List.of("duty@example.org")));
        assertThat(target.rules().language()).isEqualTo(Language.ZH);
        assertThat(target.readers().zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
        assertThat(target.readers().tenant()).isEqualTo("北山煤矿");
    }

    @Test
    void add_aPolicyThatCannotBeParsed_hasNoChannels() {
        var channels = new PolicyChannels(Optional.empty());
        channels.add(new Policy("mine-7", 1, NOON, NOON, "staff", "channels: {"));
        assertThat(channels.find(DUTY, NOON)).isEmpty();
    }

    @Test
    void topic_isReadWhole_overTroubleWithTheRegistry_andBadRecords() {
        var consumer = new MockConsumer<byte[], byte[]>("earliest");
        consumer.updateBeginningOffsets(Map.of(POLICIES, 0L));
        consumer.updateEndOffsets(Map.of(POLICIES, 3L));
        Queue<RuntimeException> failures = new ConcurrentLinkedQueue<>();
        failures.add(new TimeoutException("the registry is away"));
        Function<ConsumerRecord<byte[], byte[]>, Reading<Policy>> reader = record -> {
            var failure = failures.poll();
            if (failure != null) {
                consumer.schedulePollTask(() -> consumer.addRecord(record(0)));
                throw failure;
            }
            return record.offset() == 1
                    ? new Reading.Unreadable<>("INVALID_AVRO", "not Avro")
                    : new Reading.Value<>(policy("mine-7", 1, NOON, "https://" + record.offset() + ".example.org/"));
        };
        consumer.schedulePollTask(() -> {
            consumer.addRecord(record(0));
            consumer.addRecord(record(1));
            consumer.addRecord(record(2));
        });
        var channels = new PolicyChannels(Optional.empty());
        try (var topic = new PolicyTopic(consumer, "policies", reader, channels)) {
            assertThat(topic.isRead()).isFalse();
            assertThat(topic.check().detail()).contains("not read yet");
            topic.start();
            consumer.schedulePollTask(() -> {
                consumer.addRecord(record(1));
                consumer.addRecord(record(2));
            });
            Eventually.holds(() -> assertThat(topic.isRead()).isTrue());
            Eventually.holds(() -> assertThat(topic.check()).isEqualTo(Health.OK));
            assertThat(failures).isEmpty();
            assertThat(url(channels, NOON)).isEqualTo("https://2.example.org/");
        }
        assertThat(consumer.closed()).isTrue();
    }

    private static String url(Channels channels, Instant at) {
        return ((ChannelAddress.Webhook)
                        channels.find(DUTY, at).orElseThrow().rules().address())
                .url()
                .toString();
    }

    private static Policy policy(String tenant, int version, Instant from, String url) {
        var document = """
                extends: builtin
                channels:
                  - {name: duty, kind: webhook, url: "%s"}
                """.formatted(url);
        return new Policy(tenant, version, from, from, "staff", document);
    }

    private static ConsumerRecord<byte[], byte[]> record(long offset) {
        var bytes = "x".getBytes(StandardCharsets.UTF_8);
        return new ConsumerRecord<>("policies", 0, offset, bytes, bytes);
    }
}
