package io.huiyin.standalone.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** Asks a registry as curl would. */
record Ask(HttpClient http, URI registry) {

    /** A status and what came with it. */
    record Answer(int status, String contentType, JsonNode body) {}

    Answer get(String path) {
        return send("GET", path, "");
    }

    Answer delete(String path) {
        return send("DELETE", path, "");
    }

    Answer put(String path, String json) {
        return send("PUT", path, json);
    }

    Answer post(String path, String json) {
        return send("POST", path, json);
    }

    /** Posts a schema, given as JSON, the way the API wants it: as a string inside JSON. */
    Answer postSchema(String path, String schema) {
        return post(
                path, LogFormat.JSON.createObjectNode().put("schema", schema).toString());
    }

    private Answer send(String method, String path, String body) {
        var request = HttpRequest.newBuilder(registry.resolve(path))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        try {
            var response = http.send(request, BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    LogFormat.JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
