package io.huiyin.standalone.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.huiyin.component.KafkaConnection;
import io.huiyin.event.CaseAction;
import io.huiyin.event.Policy;
import io.huiyin.event.Report;
import io.huiyin.event.SatisfactionVote;
import io.huiyin.ingest.gateway.Gateway;
import io.huiyin.ingest.gateway.GatewayConfig;
import io.huiyin.ingest.gateway.GatewayConfig.TenantRule;
import io.huiyin.ingest.gateway.Limits;
import io.huiyin.ingest.writer.EventWriterConfig;
import io.huiyin.standalone.embedded.BrokerConfig;
import io.huiyin.standalone.embedded.EmbeddedBroker;
import io.huiyin.standalone.registry.EmbeddedRegistry;
import io.huiyin.topic.Topic;
import io.huiyin.topic.TopicCreation;
import io.huiyin.topic.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayOnKafkaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REPORT =
            "{\"eventId\":\"e-1\",\"tenant\":\"acme\",\"site\":\"north\",\"text\":\"三号井口的护栏松了 👷\"}";

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final EmbeddedRegistry registry = EmbeddedRegistry.inMemory();
    private EmbeddedBroker broker;
    private KafkaConnection kafka;

    @BeforeEach
    void start() {
        broker = new EmbeddedBroker(new BrokerConfig(folder, 0));
        broker.start();
        registry.start();
        kafka = new KafkaConnection(
                broker.bootstrapServers(), registry.address().toString(), Topic.DEFAULT_PREFIX, Map.of());
        try (var admin = Admin.create(kafka.clientProperties(Map.of()))) {
            new TopicCreation(Topic.DEFAULT_PREFIX, 2, (short) 1).run(admin);
        }
    }

    @AfterEach
    void stop() {
        registry.close();
        broker.close();
        http.close();
    }

    @Test
    void everyEvent_isOnItsTopicOnceItIsAccepted() throws Exception {
        try (var gateway = gateway(TenantRule.ANY)) {
            var report = post(gateway, "/v1/reports", REPORT);
            var caseId = json(report).path("caseId").asText();
            var action = post(
                    gateway,
                    "/v1/actions",
                    "{\"caseId\":\"" + caseId + "\",\"action\":\"RESPOND\",\"actor\":\"staff-1\",\"text\":\"已修好\"}");
            var votes = post(
                    gateway,
                    "/v1/votes",
                    "[{\"caseId\":\"%1$s\",\"voter\":\"w-1\",\"score\":5},{\"caseId\":\"%1$s\",\"voter\":\"w-2\",\"score\":1}]"
                            .formatted(caseId));

            assertThat(List.of(report.statusCode(), action.statusCode(), votes.statusCode()))
                    .containsOnly(202);
            assertThat(read(Topics.REPORTS)).singleElement().satisfies(record -> {
                assertThat(record.key()).isEqualTo("acme.north");
                assertThat(record.timestampType()).isEqualTo(TimestampType.LOG_APPEND_TIME);
                assertThat(record.value()).isInstanceOfSatisfying(Report.class, found -> assertThat(found.getText())
                        .isEqualTo("三号井口的护栏松了 👷"));
            });
            assertThat(read(Topics.ACTIONS)).singleElement().satisfies(record -> assertThat(record.value())
                    .isInstanceOfSatisfying(CaseAction.class, found -> assertThat("acme.north." + found.getReference())
                            .isEqualTo(caseId)));
            assertThat(read(Topics.VOTES))
                    .extracting(record -> ((SatisfactionVote) record.value()).getScore())
                    .containsExactly(5, 1);
            assertThat(get(gateway, "/health").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void everyAdapter_putsWhatItsClientsSendOnItsTopicOnce() throws Exception {
        try (var gateway = gateway(TenantRule.ANY)) {
            var sent = List.of(
                    post(
                            gateway,
                            "/adapters/cloudevents/acme/north",
                            "application/cloudevents+json",
                            "{\"specversion\":\"1.0\",\"type\":\"t\",\"source\":\"/a\",\"id\":\"1\",\"data\":\"护栏松了\"}"),
                    post(
                            gateway,
                            "/adapters/open311/acme/north/v2/requests.json",
                            "application/x-www-form-urlencoded",
                            "service_code=light&lat=37.5&long=-122.25&description=%E8%B7%AF%E7%81%AF%E4%B8%8D%E4%BA%AE"),
                    post(gateway, "/adapters/pagerduty/acme/north/v2/enqueue", "application/json", """
                            {"routing_key":"e93facc04764012d7bfb002500d5d1a6","event_action":"trigger","dedup_key":"fan-7",
                             "payload":{"summary":"风机停转","source":"fan-7","severity":"critical"}}"""),
                    post(gateway, "/adapters/pagerduty/acme/north/v2/enqueue", "application/json", """
                            {"routing_key":"e93facc04764012d7bfb002500d5d1a6","event_action":"resolve","dedup_key":"fan-7"}"""),
                    post(gateway, "/adapters/alertmanager/acme/north", "application/json", """
                            {"version":"4","alerts":[
                              {"status":"firing","labels":{"alertname":"水位"},"startsAt":"2026-03-05T06:00:00Z"},
                              {"status":"resolved","labels":{"alertname":"水位"},"startsAt":"2026-03-05T05:00:00Z"}]}"""));

            assertThat(sent.stream().map(HttpResponse::statusCode)).containsExactly(202, 200, 202, 202, 202);
            assertThat(read(Topics.REPORTS))
                    .allSatisfy(record -> assertThat(record.key()).isEqualTo("acme.north"))
                    .extracting(record -> ((Report) record.value()).getTitle() + "|"
                            + ((Report) record.value())
                                    .getText()
                                    .lines()
                                    .findFirst()
                                    .orElse(""))
                    .containsExactly("t|护栏松了", "null|路灯不亮", "风机停转|风机停转", "水位|alertname=水位");
            assertThat(read(Topics.ACTIONS))
                    .extracting(record ->
                            ((CaseAction) record.value()).getActor() + " " + ((CaseAction) record.value()).getAction())
                    .containsExactly("pagerduty-events RESOLVE", "alertmanager RESOLVE");
        }
    }

    @Test
    void brokerDown_is503WithRetryAfter_andTheSamePostIsAcceptedOnceItIsBack() throws Exception {
        try (var gateway = gateway(TenantRule.ANY)) {
            assertThat(post(gateway, "/v1/reports", REPORT).statusCode()).isEqualTo(202);
            var port = Integer.parseInt(broker.bootstrapServers().split(":", -1)[1]);

            broker.close();
            var refused = post(gateway, "/v1/reports", REPORT.replace("e-1", "e-2"));

            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).contains("5");
            assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(json(refused).path("eventId").asText()).isEqualTo("e-2");
            assertThat(get(gateway, "/health").statusCode()).isEqualTo(503);

            broker = new EmbeddedBroker(new BrokerConfig(folder, port));
            broker.start();

            await(
                    () -> post(gateway, "/v1/reports", REPORT.replace("e-1", "e-2")),
                    answer -> answer.statusCode() == 202);
            assertThat(read(Topics.REPORTS))
                    .extracting(record -> ((Report) record.value()).getEventId())
                    .startsWith("e-1")
                    .contains("e-2");
        }
    }

    @Test
    void registryDown_is503WithRetryAfter() throws Exception {
        registry.close();
        try (var gateway = gateway(TenantRule.ANY)) {
            var refused = post(gateway, "/v1/reports", "[" + REPORT + "," + REPORT.replace("e-1", "e-2") + "]");

            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).contains("5");
            assertThat(json(refused).path("items")).hasSize(2);
        }
    }

    @Test
    void tenant_isUnknownUntilItHasAPolicy() throws Exception {
        try (var gateway = gateway(TenantRule.REGISTERED)) {
            var refused = await(() -> post(gateway, "/v1/reports", REPORT), answer -> answer.statusCode() != 503);
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(json(refused).path("detail").asText())
                    .isEqualTo("tenant is 'acme'; it must be a tenant with a policy in this installation.");

            publishPolicy("acme");

            await(() -> post(gateway, "/v1/reports", REPORT), answer -> answer.statusCode() == 202);
        }
    }

    private Gateway gateway(TenantRule tenants) {
        var writer = new EventWriterConfig(kafka, Duration.ofSeconds(3), Duration.ofMillis(1));
        var gateway = new Gateway(new GatewayConfig(
                "127.0.0.1", 0, writer, tenants, Limits.DEFAULT, URI.create("http://127.0.0.1:8071")));
        gateway.start();
        return gateway;
    }

    private void publishPolicy(String tenant) throws Exception {
        var policy = Policy.newBuilder()
                .setTenant(tenant)
                .setVersion(1)
                .setEffectiveFrom(Instant.EPOCH)
                .setPublishedAt(Instant.EPOCH)
                .setPublishedBy("test")
                .setDocument("")
                .build();
        try (var producer = new KafkaProducer<String, SpecificRecord>(
                EventWriterConfig.of(kafka).producerProperties())) {
            producer.send(new ProducerRecord<>(kafka.name(Topics.POLICIES), tenant + "@1", policy))
                    .get();
        }
    }

    private List<ConsumerRecord<String, SpecificRecord>> read(Topic<?> topic) {
        var properties = kafka.clientProperties(Map.of(
                "key.deserializer", "org.apache.kafka.common.serialization.StringDeserializer",
                "value.deserializer", "io.huiyin.serde.AvroDeserializer",
                "specific.avro.reader", true));
        try (var consumer = new KafkaConsumer<String, SpecificRecord>(properties)) {
            var partitions = consumer.partitionsFor(kafka.name(topic)).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var expected = consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            var records = new ArrayList<ConsumerRecord<String, SpecificRecord>>();
            while (records.size() < expected) {
                consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
            }
            return records;
        }
    }

    private HttpResponse<String> post(Gateway gateway, String path, String body)
            throws IOException, InterruptedException {
        return post(gateway, path, "application/json", body);
    }

    private HttpResponse<String> post(Gateway gateway, String path, String contentType, String body)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(gateway.address().resolve(path))
                        .header("Content-Type", contentType)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(Gateway gateway, String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(gateway.address().resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body());
    }

    private static <T> T await(Callable<T> ask, Predicate<T> condition) throws Exception {
        long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        for (var answer = ask.call(); ; answer = ask.call()) {
            if (condition.test(answer)) {
                return answer;
            }
            assertThat(System.nanoTime()).as("30 s, and still " + answer).isLessThan(until);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
