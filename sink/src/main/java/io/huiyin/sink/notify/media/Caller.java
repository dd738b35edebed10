package io.huiyin.sink.notify.media;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes a call once, within a time limit that holds for the connection and the whole answer. Redirects are not followed. */
final class Caller implements AutoCloseable {
    private final Duration timeout;
    private final HttpClient client;

    Caller(Duration timeout) {
        this.timeout = timeout;
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
    }

    /** What {@code judge} makes of the answer; {@link Attempt.Unanswered} where there is none. */
    Attempt call(Call call, Instant now, Function<Answer, Attempt> judge) {
        var request = HttpRequest.newBuilder(call.url())
                .timeout(timeout)
                .header("user-agent", "huiyin")
                .method(call.method(), HttpRequest.BodyPublishers.ofString(call.body()));
        call.headers().forEach(request::setHeader);
        var answer = client.sendAsync(request.build(), _info -> new Beginning(call.wanted(), timeout));
        try {
            return judge.apply(answer(answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS), now));
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

    private static Answer answer(HttpResponse<String> response, Instant now) {
        var retryAfter = response.headers().firstValue("retry-after").flatMap(text -> RetryAfter.parse(text, now));
        return new Answer(response.statusCode(), retryAfter, response.body());
    }

    /** By the kind of trouble alone where its message could hold the address, which may be a secret. */
    private static String sentence(@Nullable Throwable cause) {
        for (var one = cause; one != null; one = one.getCause()) {
            if (one instanceof UnresolvedAddressException) {
                return "the host is not known";
            }
        }
        return cause == null
                ? "no connection"
                : cause.getClass().getSimpleName() + (cause.getMessage() == null ? "" : ": " + cause.getMessage());
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
