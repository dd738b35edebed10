package io.huiyin.ingest.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.huiyin.ingest.gateway.adapter.Call;
import io.huiyin.ingest.gateway.adapter.Json;
import io.huiyin.ingest.gateway.adapter.Reply;
import io.huiyin.ingest.gateway.adapter.open311.Question;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts questions about what came in to the console, which has the store: the gateway has none. */
final class Inquiry implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Inquiry.class);
    private static final Duration PATIENCE = Duration.ofSeconds(12);
    private static final int AWAY = 503;

    private final GatewayConfig config;
    private final InFlight inFlight;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    Inquiry(GatewayConfig config, InFlight inFlight) {
        this.config = config;
        this.inFlight = inFlight;
    }

    Reply answer(Call call) throws InterruptedException {
        return switch (Question.read(call, config.keys())) {
            case Question.Settled settled -> settled.reply();
            case Question.ForConsole question -> {
                var place = inFlight.enter(0);
                if (place.isEmpty()) {
                    yield question.saying().of(AWAY, MissingNode.getInstance());
                }
                try (var _held = place.get()) {
                    yield ask(question);
                }
            }
        };
    }

    private Reply ask(Question.ForConsole question) throws InterruptedException {
        var base = config.inquiries().toString().replaceAll("/+$", "");
        try {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create(base + question.path()))
                            .timeout(PATIENCE)
                            .GET()
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return question.saying().of(answer.statusCode(), json(answer.body()));
        } catch (IOException e) {
            LOG.atWarn().addKeyValue("console", base).addKeyValue("cause", e).log("the console does not answer");
            return question.saying().of(AWAY, MissingNode.getInstance());
        }
    }

    private static JsonNode json(String body) {
        try {
            return Json.MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
