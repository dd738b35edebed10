package io.huiyin.ingest.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huiyin.event.CaseAction;
import io.huiyin.event.Report;
import io.huiyin.event.SatisfactionVote;
import io.huiyin.json.EventJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Posts events to the gateway. While the gateway is busy or cannot be reached the event is sent again, always under the same
 * {@code eventId}, so that however often it arrives it counts once.
 */
public final class GatewayClient implements AutoCloseable {
    /** Too many requests, and what a gateway or a proxy in front of it says when it is not there for the moment. */
    private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);

    private static final Duration FIRST_WAIT = Duration.ofMillis(250);
    private static final Duration LONGEST_UNASKED_WAIT = Duration.ofSeconds(5);

    private final GatewayClientConfig config;
    private final InstantSource clock;
    private final Pause pause;
    private final HttpClient http;

    public GatewayClient(GatewayClientConfig config) {
        this(config, InstantSource.system(), length -> Thread.sleep(length));
    }

    GatewayClient(GatewayClientConfig config, InstantSource clock, Pause pause) {
        this.config = config;
        this.clock = clock;
        this.pause = pause;
        this.http = HttpClient.newBuilder().connectTimeout(config.timeout()).build();
    }

    /** Posts a report. */
    public Reply submit(Report report) {
        return submit(EventJson.write(report));
    }

    /** Posts a report as somebody wrote it. Without an eventId it is given one, which the reply tells. */
    public Reply submit(ObjectNode report) {
        return post("/v1/reports", report);
    }

    /** Posts an action. */
    public Reply act(CaseAction action) {
        return act(EventJson.write(action));
    }

    /** Posts an action as somebody wrote it. Without an eventId it is given one, which the reply tells. */
    public Reply act(ObjectNode action) {
        return post("/v1/actions", action);
    }

    /** Posts a vote. */
    public Reply vote(SatisfactionVote vote) {
        return post("/v1/votes", EventJson.write(vote));
    }

    @Override
    public void close() {
        http.close();
    }

    private Reply post(String path, ObjectNode event) {
        var identified = event.deepCopy();
        if (!identified.hasNonNull("eventId")) {
            identified.put("eventId", UUID.randomUUID().toString());
        }
        var eventId = identified.path("eventId").asText();
        try {
            return post(request(path, identified), eventId);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Reply.Unreachable(eventId, "interrupted");
        }
    }

    private Reply post(HttpRequest request, String eventId) throws InterruptedException {
        var waited = Duration.ZERO;
        var unasked = FIRST_WAIT;
        for (int count = 1; ; count++) {
            var attempt = attempt(request, eventId);
            var wait = attempt.askedWait().orElse(unasked);
            if (!attempt.again()
                    || count == config.attempts()
                    || waited.plus(wait).compareTo(config.patience()) > 0) {
                return attempt.reply();
            }
            pause.take(wait);
            waited = waited.plus(wait);
            var doubled = unasked.multipliedBy(2);
            unasked = doubled.compareTo(LONGEST_UNASKED_WAIT) < 0 ? doubled : LONGEST_UNASKED_WAIT;
        }
    }

    private Attempt attempt(HttpRequest request, String eventId) throws InterruptedException {
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            var reply = Replies.read(eventId, response.statusCode(), response.body());
            var asked = response.headers()
                    .firstValue("Retry-After")
                    .flatMap(text -> RetryAfter.parse(text, clock.instant()));
            return PASSING.contains(response.statusCode()) ? new Attempt(reply, true, asked) : Attempt.last(reply);
        } catch (IOException e) {
            var reply = new Reply.Unreachable(eventId, config.address() + " does not answer (" + e + ")");
            return new Attempt(reply, true, Optional.empty());
        }
    }

    private HttpRequest request(String path, ObjectNode event) {
        var base = config.address().toString();
        var target = URI.create(base.endsWith("/") ? base.substring(0, base.length() - 1) + path : base + path);
        return HttpRequest.newBuilder(target)
                .timeout(config.timeout())
                .header("Content-Type", "application/json; charset=utf-8")
                .header("Accept", "application/json, application/problem+json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes(event)))
                .build();
    }

    private static byte[] bytes(ObjectNode event) {
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }
}
