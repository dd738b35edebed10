package io.huiyin.standalone.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.audit.Auditor;
import io.huiyin.audit.AuditorConfig;
import io.huiyin.audit.Survey;
import io.huiyin.audit.judge.Finding;
import io.huiyin.component.KafkaConnection;
import io.huiyin.event.ActionKind;
import io.huiyin.event.CaseAction;
import io.huiyin.event.Report;
import io.huiyin.event.Severity;
import io.huiyin.processor.cases.CasesSettings;
import io.huiyin.processor.topology.Pipeline;
import io.huiyin.processor.topology.ProcessorConfig;
import io.huiyin.processor.topology.TriageSettings;
import io.huiyin.serde.AvroSerializer;
import io.huiyin.standalone.embedded.BrokerConfig;
import io.huiyin.standalone.embedded.EmbeddedBroker;
import io.huiyin.standalone.policy.PolicyShelf;
import io.huiyin.topic.Reference;
import io.huiyin.topic.Topic;
import io.huiyin.topic.TopicCreation;
import io.huiyin.topic.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The auditor beside the real processor on a real broker: clean while cases live, and every planted fault is found and named. */
class AuditorTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofSeconds(3);
    private static final String POLICY = """
            duplicates: {near: false}
            clocks:
              - name: respond
                stops: [RESPOND, RESOLVE]
                target: 4s
                targets:
                  - {severity: CRITICAL, target: 2s}
                ladder:
                  - {step: warning, at: 50%}
                  - {step: breach, at: 100%}
                  - {step: top, at: +2s}
            """;

    @TempDir
    private static Path folder;

    private static EmbeddedBroker broker;
    private static KafkaConnection kafka;
    private static Pipeline pipeline;
    private static KafkaProducer<String, SpecificRecord> producer;
    private int sent;

    @BeforeAll
    static void start() throws Exception {
        broker = new EmbeddedBroker(new BrokerConfig(folder.resolve("kafka"), 0));
        broker.start();
        kafka = new KafkaConnection(broker.bootstrapServers(), "mock://auditor", "huiyin.", Map.of());
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            new TopicCreation("huiyin.", 2, (short) 1).run(admin);
        }
        pipeline = new Pipeline(new ProcessorConfig(
                kafka,
                new TriageSettings("huiyin.", Duration.ofMillis(100), false, CasesSettings.DEFAULT),
                "huiyin.processor",
                folder.resolve("state"),
                1,
                Duration.ofMillis(50),
                0,
                1,
                64L << 20));
        pipeline.start();
        var serializer = new AvroSerializer<SpecificRecord>();
        serializer.configure(kafka.clientProperties(Map.of()), false);
        producer = new KafkaProducer<>(kafka.clientProperties(Map.of()), new StringSerializer(), serializer);
    }

    @AfterAll
    static void stop() {
        producer.close();
        pipeline.close();
        broker.close();
    }

    @Test
    void auditor_overLivelyCasesAndPlantedFaults_findsTheFaultsAndNothingElse() throws Exception {
        try (var auditor = new Auditor(config())) {
            auditor.start();
            live();
            var settled = Instant.now().plus(GRACE).plusSeconds(10);
            await(() -> measure(auditor, "huiyin_audit_last_look_timestamp_seconds") > settled.getEpochSecond());
            assertThat(auditor.findings()).isEmpty();
            assertThat(measure(auditor, "huiyin_audit_open_cases")).isEqualTo(6);
            assertThat(Survey.of(config(), Instant.now()).findings()).isEmpty();

            var planted = new Planted(Instant.now());
            planted.records().forEach((record, topic) -> send(topic, Planted.key(record), record));
            planted.twice().forEach(one -> send(Topics.ESCALATIONS, one.getCaseId(), one));
            producer.flush();

            await(() -> auditor.findings().size() >= planted.expected().size());
            assertThat(auditor.findings())
                    .extracting(AuditorTest::told)
                    .containsExactlyInAnyOrderElementsOf(planted.expected());
            assertThat(Survey.of(config(), Instant.now()).findings())
                    .extracting(AuditorTest::told)
                    .containsExactlyInAnyOrderElementsOf(planted.expected());
            assertThat(measure(auditor, "huiyin_audit_twice")).isEqualTo(1);
            assertThat(auditor.check().ok()).isTrue();
        }
    }

    private static String told(Finding finding) {
        return finding.kind() + " " + finding.subject();
    }

    /** Everything but silence: answered in time and late, paused, snoozed, reopened, reclassified, merged. */
    private void live() throws InterruptedException {
        var inForce = Instant.now().plusSeconds(3);
        new PolicyShelf(kafka).publish("quick", POLICY, "test", Instant.now(), inForce);
        await(() -> Instant.now().isAfter(inForce.plusMillis(300)));
        for (var event : List.of("silent", "in-time", "late", "paused", "snoozed", "reopened", "urgent", "merged")) {
            var report = Report.newBuilder()
                    .setEventId(event)
                    .setTenant("quick")
                    .setSite("site")
                    .setText("about " + event)
                    .setSubmittedAt(Instant.now())
                    .build();
            send(Topics.REPORTS, "quick.site", report);
        }
        act("in-time", ActionKind.RESPOND);
        act("paused", ActionKind.PAUSE);
        act("snoozed", ActionKind.SNOOZE, Instant.now().plusSeconds(5));
        act("urgent", ActionKind.RECLASSIFY);
        act("merged", ActionKind.MERGE);
        var later = Instant.now().plusSeconds(3);
        await(() -> Instant.now().isAfter(later));
        act("late", ActionKind.RESOLVE);
        act("paused", ActionKind.RESUME);
        act("reopened", ActionKind.RESOLVE);
        act("reopened", ActionKind.REOPEN);
        producer.flush();
    }

    private void act(String event, ActionKind kind) {
        act(event, kind, null);
    }

    private void act(String event, ActionKind kind, @Nullable Instant until) {
        var action = CaseAction.newBuilder()
                .setEventId("act-" + ++sent)
                .setTenant("quick")
                .setSite("site")
                .setReference(Reference.of("quick", event))
                .setAction(kind)
                .setActor("staff-1")
                .setUntil(until);
        if (kind == ActionKind.RECLASSIFY) {
            action.setSeverity(Severity.CRITICAL);
        }
        if (kind == ActionKind.MERGE) {
            action.setInto(Reference.of("quick", "silent"));
        }
        send(Topics.ACTIONS, "quick.site", action.build());
    }

    private static void send(Topic<?> topic, String key, SpecificRecord record) {
        producer.send(new ProducerRecord<>(kafka.name(topic), key, record));
    }

    private static AuditorConfig config() {
        return new AuditorConfig(
                kafka,
                "huiyin.processor",
                "127.0.0.1",
                0,
                GRACE,
                Duration.ofSeconds(1),
                Duration.ofMillis(300),
                Duration.ofDays(1),
                AuditorConfig.Share.ALL);
    }

    private static double measure(Auditor auditor, String name) {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(auditor.address().resolve("/metrics"))
                    .build();
            return http.send(request, BodyHandlers.ofString())
                    .body()
                    .lines()
                    .filter(line -> line.startsWith(name + " "))
                    .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                    .findFirst()
                    .orElse(-1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(BooleanSupplier wanted) throws InterruptedException {
        var deadline = System.nanoTime() + LIMIT.toNanos();
        while (!wanted.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for %s", LIMIT).isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
