package io.huiyin.standalone.group;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.component.Health;
import io.huiyin.component.KafkaConnection;
import io.huiyin.event.ActionKind;
import io.huiyin.event.CaseAction;
import io.huiyin.event.Report;
import io.huiyin.processor.topology.Pipeline;
import io.huiyin.processor.versions.Stamped;
import io.huiyin.serde.AvroSerializer;
import io.huiyin.sink.PostgresConnection;
import io.huiyin.sink.Sink;
import io.huiyin.sink.SinkConfig;
import io.huiyin.standalone.policy.PolicyShelf;
import io.huiyin.standalone.processor.ProcessorProcess;
import io.huiyin.topic.CaseId;
import io.huiyin.topic.Topics;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Reports come in, some are answered, the processor is killed and the sink closed, more reports and answers come while nobody is
 * there, others take over. What is in the tables must be every case once, and an escalation for each that nobody answered.
 */
record TakeOver(
        KafkaConnection producers,
        KafkaConnection processors,
        KafkaConnection sinks,
        EmbeddedPostgres postgres,
        String database,
        Path folder) {
    static final String PREFIX = "huiyin.";
    static final String APPLICATION = "huiyin-processor";
    private static final Duration BOUND = Duration.ofSeconds(90);
    private static final int EACH = 40;
    private static final String POLICY = """
            extends: builtin
            duplicates:
              near: false
            clocks:
              - name: respond
                stops: [RESPOND, RESOLVE]
                target: 3s
                ladder:
                  - {step: breach, at: 100%, to: [owner]}
            """;

    void run() throws Exception {
        var now = Instant.now();
        new PolicyShelf(producers).publish("mine", POLICY, "test", now, now);
        var inForce = Instant.now().plus(Stamped.NOTICE);
        var first = ProcessorProcess.start(processors, PREFIX, APPLICATION, "taken-over", folder.resolve("first"));
        try (var topics = new Writer();
                var sink = sink()) {
            sink.start();
            await("the policy in force", () -> Instant.now().isAfter(inForce));
            IntStream.range(0, EACH).forEach(topics::report);
            await("the first cases", () -> query("SELECT count(*) FROM cases").equals(List.of("" + EACH)));
        } finally {
            first.destroyForcibly().waitFor();
        }
        try (var topics = new Writer()) {
            IntStream.range(EACH, 2 * EACH).forEach(topics::report);
            IntStream.range(EACH, 2 * EACH).filter(TakeOver::isAnswered).forEach(topics::answer);
        }
        try (var pipeline = new Pipeline(
                        ProcessorProcess.config(processors, PREFIX, APPLICATION, folder.resolve("second")));
                var sink = sink()) {
            pipeline.start();
            sink.start();
            await("all cases", () -> query("SELECT count(*) FROM cases").equals(List.of("" + 2 * EACH)));
            await("all escalations", () -> query("SELECT case_id FROM escalations")
                    .containsAll(unanswered()));
            await(
                    "a processor and a sink that are well",
                    () -> pipeline.check().equals(Health.OK) && sink.check().equals(Health.OK));
        }
        assertThat(query("SELECT case_id FROM escalations ORDER BY 1")).isEqualTo(unanswered());
        assertThat(query("SELECT count(DISTINCT id) FROM escalations"))
                .containsExactly("" + unanswered().size());
        assertThat(query("SELECT count(*) FROM dead_letters")).containsExactly("0");
    }

    private Sink sink() {
        return new Sink(SinkConfig.of(
                sinks,
                new PostgresConnection(postgres.getJdbcUrl("postgres", database), "postgres", "postgres"),
                URI.create("http://127.0.0.1:8071")));
    }

    private static boolean isAnswered(int number) {
        return number >= EACH && number % 4 == 0;
    }

    private static List<String> unanswered() {
        return IntStream.range(0, 2 * EACH)
                .filter(number -> !isAnswered(number))
                .mapToObj(number -> id(number).toString())
                .sorted()
                .toList();
    }

    private static CaseId id(int number) {
        return CaseId.ofFirstReport("mine", site(number), "e-" + number);
    }

    private static String site(int number) {
        return "site-" + number % 8;
    }

    /** The first column. None where the table is not there yet. */
    private List<String> query(String sql) {
        var found = new ArrayList<String>();
        try (var connection = postgres.getDatabase("postgres", database).getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        } catch (SQLException e) {
            return List.of();
        }
        return found;
    }

    private static void await(String what, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + BOUND.toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as(what + " within " + BOUND).isLessThan(end);
            LockSupport.parkNanos(50_000_000);
        }
    }

    /** What producers write. */
    private final class Writer implements AutoCloseable {
        private final AvroSerializer<SpecificRecord> values = new AvroSerializer<>();
        private final KafkaProducer<byte[], byte[]> producer;

        Writer() {
            var settings = producers.clientProperties(Map.of());
            values.configure(settings, false);
            producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        }

        void report(int number) {
            send(
                    producers.name(Topics.REPORTS),
                    number,
                    Report.newBuilder()
                            .setEventId("e-" + number)
                            .setTenant("mine")
                            .setSite(site(number))
                            .setChannel(io.huiyin.event.Channel.WEB)
                            .setText("皮带机 " + number + " 有异响")
                            .setSubmittedAt(Instant.now())
                            .build());
        }

        void answer(int number) {
            send(
                    producers.name(Topics.ACTIONS),
                    number,
                    CaseAction.newBuilder()
                            .setEventId("a-" + number)
                            .setTenant("mine")
                            .setSite(site(number))
                            .setReference(id(number).reference())
                            .setAction(ActionKind.RESPOND)
                            .setActor("staff-1")
                            .setText("已修好")
                            .build());
        }

        private void send(String topic, int number, SpecificRecord value) {
            producer.send(new ProducerRecord<>(
                    topic, ("mine." + site(number)).getBytes(UTF_8), values.serialize(topic, value)));
        }

        @Override
        public void close() {
            producer.close();
            values.close();
        }
    }
}
