package io.huiyin.sink.notify;

import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Posts a line of the ledger as the Standard Webhooks specification says, once, within a time limit. */
final class Webhook implements AutoCloseable {
    private final Duration timeout;
    private final HttpClient client;

    Webhook(Duration timeout) {
        this.timeout = timeout;
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
    }

    Attempt post(WebhookTarget target, Line line) {
        var request = HttpRequest.newBuilder(target.url())
                .timeout(timeout)
                .header("content-type", "application/json")
                .header("user-agent", "huiyin")
                .header("webhook-id", line.escalationId())
                .header("webhook-timestamp", Long.toString(line.now().getEpochSecond()));
        target.secret()
                .ifPresent(secret -> request.header(
                        "webhook-signature", Signature.of(secret, line.escalationId(), line.now(), line.payload())));
        return send(
                request.POST(HttpRequest.BodyPublishers.ofString(line.payload()))
                        .build(),
                line.now());
    }

    /** The answer's status decides; its body is not waited for. */
    private Attempt send(HttpRequest request, Instant now) {
        var answer = client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream());
        try {
            var response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            discard(response.body());
            return judge(response, now);
        } catch (TimeoutException e) {
            answer.cancel(true);
            return new Attempt.Unanswered("no answer within " + timeout);
        } catch (ExecutionException e) {
            return new Attempt.Unanswered(sentence(e.getCause()));
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return new Attempt.Unanswered("stopped while waiting for the answer");
        }
    }

    private static Attempt judge(HttpResponse<?> response, Instant now) {
        if (response.statusCode() / 100 == 2) {
            return new Attempt.Accepted();
        }
        var retryAfter = response.headers().firstValue("retry-after").flatMap(text -> RetryAfter.parse(text, now));
        return new Attempt.Refused(response.statusCode(), retryAfter);
    }

    private static void discard(InputStream body) {
        try (body) {
            body.available();
        } catch (java.io.IOException ignored) {
            // The status was read; the rest of the answer says nothing to us.
        }
    }

    private static String sentence(@Nullable Throwable cause) {
        return cause == null ? "no connection" : cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
