package io.huiyin.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/** A console over a store of its own, asked over HTTP. */
final class TestConsole implements AutoCloseable {
    /** What the console takes for now. */
    static final Instant NOW = Instant.parse("2026-11-21T08:30:00Z");

    /** A port on which nobody listens. */
    static final String NOBODY = "http://127.0.0.1:9";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Console console;

    /** What came back; {@code json} is missing where the body is none. */
    record Answer(int status, HttpHeaders headers, String text, JsonNode json) {
        String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        /** The values of one field of all items. */
        List<String> items(String field) {
            return json.path("items")
                    .valueStream()
                    .map(item -> item.path(field).asText())
                    .toList();
        }
    }

    TestConsole(ConsoleConfig config) {
        console = new Console(config, InstantSource.fixed(NOW));
        console.start();
    }

    Console console() {
        return console;
    }

    Answer get(String path) {
        return send(path, request -> request.GET());
    }

    Answer send(String path, Consumer<HttpRequest.Builder> with) {
        var request =
                HttpRequest.newBuilder(URI.create(console.address() + path)).timeout(Duration.ofSeconds(20));
        with.accept(request);
        try {
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            var isJson = answer.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Answer(
                    answer.statusCode(),
                    answer.headers(),
                    answer.body(),
                    isJson ? JSON.readTree(answer.body()) : JSON.missingNode());
        } catch (IOException e) {
            throw new IllegalStateException(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(path, e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        console.close();
    }
}
