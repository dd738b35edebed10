package io.huiyin.sink.notify.media;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Takes the first bytes of an answer's body, and does not wait for more. What is left of a short body is let pass, so that the
 * connection can be used again; a huge one, or one that does not end, is cut off with its connection.
 */
final class Beginning implements BodySubscriber<String> {
    private static final int MOST = 64 * 1024;

    private final int wanted;
    private final Duration patience;
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private final CompletableFuture<String> text = new CompletableFuture<>();
    private long passed;
    private volatile boolean ended;
    private volatile Flow.@Nullable Subscription subscription;

    /**
     * @param wanted bytes that are of use; the text is there as soon as they are
     * @param patience how long the body may go on once its text is there
     */
    Beginning(int wanted, Duration patience) {
        this.wanted = wanted;
        this.patience = patience;
    }

    @Override
    public CompletionStage<String> getBody() {
        return text;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        if (wanted == 0) {
            tell();
        }
        given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (var buffer : buffers) {
            passed += buffer.remaining();
            var bytes = new byte[Math.min(buffer.remaining(), wanted - taken.size())];
            buffer.get(bytes);
            taken.writeBytes(bytes);
        }
        if (taken.size() >= wanted && !text.isDone()) {
            tell();
        }
        if (passed > MOST) {
            cut();
        }
    }

    @Override
    public void onError(Throwable error) {
        ended = true;
        text.completeExceptionally(error);
    }

    @Override
    public void onComplete() {
        ended = true;
        text.complete(taken.toString(StandardCharsets.UTF_8));
    }

    private void tell() {
        text.complete(taken.toString(StandardCharsets.UTF_8));
        CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS)
                .execute(this::cut);
    }

    private void cut() {
        var open = subscription;
        if (!ended && open != null) {
            ended = true;
            open.cancel();
        }
    }
}
