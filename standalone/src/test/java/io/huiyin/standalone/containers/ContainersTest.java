package io.huiyin.standalone.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;

/** The image `huiyin` beside Kafka, Apicurio Registry and PostgreSQL in containers: nothing lost and nothing twice while parts are killed. */
class ContainersTest {
    private static final Logger LOG = LoggerFactory.getLogger(ContainersTest.class);
    private static final int REPORTS = 300;
    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final ObjectMapper JSON = new ObjectMapper();

    private static HttpClient http;
    private static Installation installation;

    @BeforeAll
    static void start() {
        var engine = DockerClientFactory.instance();
        assumeTrue(engine.isDockerAvailable(), "skipped: there is no container engine");
        var images = engine.client()
                .listImagesCmd()
                .withImageNameFilter(Installation.IMAGE)
                .exec();
        assumeTrue(!images.isEmpty(), "skipped: the engine has no image huiyin; docker build -t huiyin . makes it");
        http = HttpClient.newHttpClient();
        installation = new Installation();
        installation.start();
    }

    @AfterAll
    static void stop() {
        if (installation != null) {
            installation.close();
            http.close();
        }
    }

    @Test
    void reports_whileAProcessorAndTheSinkAreKilled_areEachOneRowAndEscalatedOnce() throws Exception {
        try {
            var dueAt = Instant.now().plusSeconds(90);
            for (int i = 0; i < REPORTS; i++) {
                assertThat(post(i, dueAt).statusCode()).isEqualTo(202);
                if (i == REPORTS / 3) {
                    installation.killProcessor();
                } else if (i == REPORTS * 2 / 3) {
                    installation.killSinkAndStartAgain();
                }
            }
            assertThat(post(0, dueAt).statusCode()).as("posted again").isEqualTo(202);

            await("select count(*) from cases where tenant = 'acme'", REPORTS);
            await("select count(*) from escalations where kind = 'BREACH'", REPORTS);
            assertThat(number("select sum(reports) from count_windows where grain = 'DAY' and tenant = 'acme'"))
                    .isLessThanOrEqualTo(REPORTS);
            await("select sum(reports) from count_windows where grain = 'DAY' and tenant = 'acme'", REPORTS);
            assertThat(number("select count(*) from (select case_id from escalations where kind = 'BREACH'"
                            + " group by case_id having count(*) > 1) twice"))
                    .isZero();
            var board = http.send(
                    HttpRequest.newBuilder(installation.console().resolve("/v1/cases?tenant=acme&limit=1"))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(board.statusCode()).isEqualTo(200);
            assertThat(board.body()).contains("acme.");
        } catch (Exception | AssertionError e) {
            installation.logs(lines -> LOG.atWarn().log(lines));
            throw e;
        }
    }

    /** Numbered by words, so that no two are near duplicates. */
    private static HttpResponse<String> post(int number, Instant dueAt) throws IOException, InterruptedException {
        var report = JSON.createObjectNode()
                .put("tenant", "acme")
                .put("site", "pit-" + number % 20)
                .put("eventId", "report-" + number)
                .put("channel", "API")
                .put("dueAt", dueAt.toString())
                .put("text", "号" + number);
        return send(installation.gateway().resolve("/v1/reports"), report.toString());
    }

    private static HttpResponse<String> send(URI address, String body) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static void await(String sql, long expected) throws Exception {
        var seen = new ArrayList<>(List.of(-1L));
        long end = System.nanoTime() + LIMIT.toNanos();
        while (seen.getLast() != expected) {
            assertThat(System.nanoTime())
                    .as("%s; seen %s, wanted %d", sql, seen, expected)
                    .isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(250);
            long now = number(sql);
            if (now != seen.getLast()) {
                seen.add(now);
            }
        }
    }

    private static long number(String sql) throws SQLException {
        try (var connection = installation.database();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
