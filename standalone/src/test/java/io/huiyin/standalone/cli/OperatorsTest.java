package io.huiyin.standalone.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.huiyin.event.Channel;
import io.huiyin.event.Report;
import io.huiyin.serde.AvroSerializer;
import io.huiyin.standalone.settings.Key;
import io.huiyin.standalone.settings.Settings;
import io.huiyin.standalone.stack.Folder;
import io.huiyin.standalone.stack.Stack;
import io.huiyin.topic.Topics;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Operators' commands against a whole installation on embedded parts. */
class OperatorsTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long LOOK_MILLIS = 100;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path folder;

    private static Folder held;
    private static Stack stack;
    private static Path config;

    @BeforeAll
    static void start() throws IOException {
        held = Folder.take(folder.resolve("data"));
        var anyPort = Map.of(
                Key.GATEWAY_PORT.key(), "0",
                Key.CONSOLE_PORT.key(), "0",
                Key.AUDITOR_PORT.key(), "0",
                Key.REGISTRY_PORT.key(), "0",
                Key.EMBEDDED_KAFKA_PORT.key(), "0",
                Key.EMBEDDED_STORE_PORT.key(), "0");
        stack = new Stack(Settings.of(Map.of(), Map.of(), anyPort), held, true);
        stack.start();
        config = folder.resolve("operators.properties");
        Files.writeString(
                config,
                String.join(
                        "\n",
                        Stream.of(
                                        Key.KAFKA_BOOTSTRAP_SERVERS,
                                        Key.SCHEMA_REGISTRY_URL,
                                        Key.STORE_URL,
                                        Key.STORE_USER,
                                        Key.STORE_PASSWORD,
                                        Key.GATEWAY_URL,
                                        Key.CONSOLE_URL,
                                        Key.AUDITOR_PORT)
                                .map(key -> key.key() + "=" + value(key))
                                .toList()));
    }

    private static String value(Key key) {
        return switch (key) {
            case GATEWAY_URL -> stack.settings().gatewayUrl();
            case CONSOLE_URL -> stack.settings().consoleUrl();
            default -> stack.settings().text(key);
        };
    }

    @AfterAll
    static void stop() {
        stack.close();
        held.close();
    }

    /** What a command printed, and how it ended. */
    private record Ran(int exit, String out, String err) {}

    private static Ran run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--config", config.toString()));
        int exit = Huiyin.commandLine(Map.of())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
        return new Ran(exit, out.toString(), err.toString());
    }

    @Test
    void deadLetter_sentBackWithItsRightKey_isACaseOnceAndOpenNoMore() throws Exception {
        produce(report("dlq", "fan"), "dlq.elsewhere");
        var id = await(() -> open("WRONG_KEY", "dlq"), found -> found.size() == 1)
                .getFirst()
                .get("id")
                .asText();

        var shown = JSON.readTree(run("dlq", "show", id).out);
        assertThat(shown.at("/value/eventId").asText()).isEqualTo("fan");
        assertThat(run("dlq", "replay", id, "--dry-run").out).contains("1 would be sent back");
        var dry = tree(run("dlq", "replay", id, "--dry-run", "--json").out);
        assertThat(dry.at("/count").asInt()).isEqualTo(1);
        assertThat(dry.at("/dryRun").asBoolean()).isTrue();
        assertThat(dry.at("/letters/0/id").asText()).isEqualTo(id);
        assertThat(run("dlq", "replay", id, "--rekey", "--by", "desk").exit).isZero();

        await(() -> rows("select status from cases where tenant = 'dlq'"), List.of("OPEN")::equals);
        assertThat(open("WRONG_KEY", "dlq")).isEmpty();
        await(
                () -> rows("select settled || ' ' || settled_by from dead_letters"
                        + " where convert_from(key, 'UTF8') = 'dlq.elsewhere'"),
                List.of("REPLAYED desk")::equals);
        var again = run("dlq", "replay", id);
        assertThat(again.exit).isEqualTo(2);
        assertThat(again.err).contains(id + " is replayed already");
        assertThat(run("dlq", "list", "--settled", "--tenant", "dlq").out).contains("[REPLAYED by desk]");
    }

    @Test
    void deadLetter_discarded_isListedNoMore_andWrongNamesAreAnswered() throws Exception {
        produce("not avro".getBytes(StandardCharsets.UTF_8), "bad.site");
        var id = await(() -> open("INVALID_AVRO", "bad"), found -> found.size() == 1)
                .getFirst()
                .get("id")
                .asText();

        assertThat(run("dlq", "discard", "--reason", "INVALID_AVRO", "--tenant", "bad").out)
                .contains("1 discarded");

        assertThat(open("INVALID_AVRO", "bad")).isEmpty();
        assertThat(run("dlq", "discard").err).contains("say which dead letters");
        assertThat(run("dlq", "replay", "7").err).contains("'7'; it must be PARTITION:OFFSET");
        assertThat(run("dlq", "show", "0:999999").err).contains("there is no dead letter there");
        assertThat(run("dlq", "replay", "0:999999").err).contains("there is no dead letter 0:999999");
        assertThat(run("dlq", "show", id).out).contains("base64");
    }

    @Test
    void status_andOffsets_sayWhatWaitsAndWhatNeedsALook() throws Exception {
        produce(report("well", "one"), "well.site");
        await(() -> rows("select status from cases where tenant = 'well'"), List.of("OPEN")::equals);

        var said = await(() -> run("status", "--json"), OperatorsTest::nothingWaits);
        assertThat(said.exit).as(said.err).isLessThan(2);
        var status = JSON.readTree(said.out);
        assertThat(status.at("/parts/gateway/well").asBoolean())
                .as(status.toPrettyString())
                .isTrue();
        assertThat(status.at("/openCases").asInt()).isPositive();
        assertThat(status.at("/clocks/pending").asInt()).isPositive();
        assertThat(run("offsets").out).contains("processor", "sink", "huiyin.reports", "huiyin.cases");
        assertThat(run(
                                "status",
                                "-s",
                                "kafka.bootstrap.servers=127.0.0.1:1",
                                "-s",
                                "kafka.request.timeout.ms=500",
                                "-s",
                                "kafka.default.api.timeout.ms=1000")
                        .exit)
                .isEqualTo(2);
    }

    @Test
    void sinkRebuild_fillsTheTablesWithTheSameRows() throws Exception {
        for (int i = 0; i < 20; i++) {
            produce(report("again", "event-" + i), "again.site");
        }
        await(
                () -> rows(
                        "select count(*)::text from case_events where tenant = 'again' and kind in ('OPENED', 'REPORT_JOINED')"),
                List.of("20")::equals);
        await(
                () -> rows("select sum(reports)::text from count_windows where tenant = 'again' and grain = 'DAY'"),
                List.of("20")::equals);
        var before = dump();

        assertThat(run("sink", "rebuild").out).contains("--yes does it");
        assertThat(run("sink", "rebuild", "--yes", "-s", "sink.stores=duckdb").err)
                .contains("sink.stores is duckdb", "stop the sink, delete ");
        var rebuilt = run("sink", "rebuild", "--yes", "--within", "PT1M", "--json");
        assertThat(rebuilt.exit).isZero();
        assertThat(tree(rebuilt.out).at("/through").asBoolean()).isTrue();
        assertThat(dump()).isEqualTo(before);
    }

    @Test
    void tail_filtersByTenantAndField() throws Exception {
        produce(report("tail", "one"), "tail.site");
        produce(report("tail", "two"), "tail.site");
        await(
                () -> rows(
                        "select count(*)::text from case_events where tenant = 'tail' and kind in ('OPENED', 'REPORT_JOINED')"),
                List.of("2")::equals);

        var found =
                run("tail", "reports", "--from-beginning", "--until-end", "--tenant", "tail", "--where", "eventId=two");
        assertThat(found.out.lines()).hasSize(1);
        assertThat(found.out).contains("tail.site", "eventId=two");
        var json = run("tail", "reports", "--from-beginning", "--until-end", "--key", "tail.site", "--json");
        assertThat(json.out.lines()).hasSize(2);
        assertThat(JSON.readTree(json.out.lines().findFirst().orElseThrow())
                        .at("/value/tenant")
                        .asText())
                .isEqualTo("tail");
    }

    @Test
    void completion_isAScriptThatBashCanRead() throws Exception {
        var script = run("completion").out;
        assertThat(script).contains("dlq", "rebuild", "complete -F");
        var file = Files.writeString(folder.resolve("completion"), script);
        assertThat(new ProcessBuilder("bash", "-n", file.toString()).start().waitFor())
                .isZero();
    }

    private static boolean nothingWaits(Ran status) {
        var said = status.out.isEmpty() ? null : tree(status.out);
        return said != null
                && said.at("/sink/waiting").asInt() == 0
                && said.at("/processor/waiting").asInt() == 0;
    }

    private static List<JsonNode> open(String reason, String tenant) {
        return run("dlq", "list", "--json", "--reason", reason, "--tenant", tenant)
                .out
                .lines()
                .map(OperatorsTest::tree)
                .toList();
    }

    private static JsonNode tree(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] report(String tenant, String eventId) {
        var report = Report.newBuilder()
                .setEventId(eventId)
                .setTenant(tenant)
                .setSite("site")
                .setChannel(Channel.API)
                .setSubmittedAt(Instant.now())
                .setText("号 " + eventId)
                .build();
        try (var serializer = new AvroSerializer<Report>()) {
            serializer.configure(stack.settings().kafka().clientProperties(Map.of()), false);
            return requireNonNull(serializer.serialize(stack.settings().kafka().name(Topics.REPORTS), report));
        }
    }

    private static void produce(byte[] value, String key) throws Exception {
        var kafka = stack.settings().kafka();
        try (var producer = new KafkaProducer<>(
                kafka.clientProperties(Map.of()), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(kafka.name(Topics.REPORTS), key.getBytes(StandardCharsets.UTF_8), value))
                    .get();
        }
    }

    /** Every row of the mirror tables as text, in order. */
    private static List<String> dump() throws SQLException {
        var all = new ArrayList<String>();
        for (var table :
                List.of("cases", "case_clocks", "case_events", "escalations", "count_windows", "points_entries")) {
            all.addAll(rows("select '" + table + " ' || t::text from " + table + " t order by 1"));
        }
        return all;
    }

    private static List<String> rows(String sql) throws SQLException {
        var settings = stack.settings();
        var found = new ArrayList<String>();
        try (var connection = DriverManager.getConnection(
                        settings.text(Key.STORE_URL),
                        settings.text(Key.STORE_USER),
                        settings.text(Key.STORE_PASSWORD));
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private static <T> T await(Callable<T> look, Predicate<T> wanted) throws Exception {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            var seen = look.call();
            if (wanted.test(seen)) {
                return seen;
            }
            assertThat(System.nanoTime()).as("last seen: %s", seen).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }
}
