package io.huiyin.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks the console's query API. */
final class Look {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int FOUND = 200;

    private final String console;

    Look(String console) {
        this.console = console;
    }

    /** What is at this path. Throws with the console's own sentence where there is nothing. */
    JsonNode at(String path) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(console + path))
                .timeout(PATIENCE)
                .build();
        try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            var answer = client.send(request, BodyHandlers.ofString());
            var body = new ObjectMapper().readTree(answer.body());
            if (answer.statusCode() != FOUND) {
                throw new IllegalStateException(
                        body.path("detail").asText("the console answered " + answer.statusCode() + " for " + path));
            }
            return body;
        } catch (IOException e) {
            throw new IllegalStateException("the console does not answer at " + console + "; look at console.url", e);
        }
    }
}
