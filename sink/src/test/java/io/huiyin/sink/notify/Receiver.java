package io.huiyin.sink.notify;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A web server that takes webhooks, and misbehaves as it is told: the answers in line first, then 204 for ever. */
final class Receiver implements AutoCloseable {
    static final int HANG = -1;
    static final int HANG_AFTER_THE_HEADERS = -2;

    /** Takes it, and says so when whoever posted it has given up waiting. */
    static final int LATE = -3;

    /** What was posted, and how it was answered. */
    record Post(String id, String timestamp, @Nullable String signature, String body, int answer, String path) {}

    final List<Post> posts = new CopyOnWriteArrayList<>();
    final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
    /** What it answers while it is broken; 0 is not. */
    volatile int broken;

    /** What it does not like, and how it says so. */
    volatile Map<String, Integer> refusals = Map.of();

    /** What happens while it has a message and has not answered. */
    volatile Runnable beforeAnswer = () -> {};

    private final CountDownLatch closing = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
    }

    /** Ids of what was answered by 2xx, in order. */
    List<String> accepted() {
        return posts.stream().filter(one -> one.answer / 100 == 2).map(Post::id).toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        var next = answers.poll();
        var headers = exchange.getRequestHeaders();
        int usual = refusals.getOrDefault(headers.getFirst("webhook-id"), broken == 0 ? 204 : broken);
        int answer = next == null ? usual : next;
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        posts.add(new Post(
                headers.getFirst("webhook-id"),
                headers.getFirst("webhook-timestamp"),
                headers.getFirst("webhook-signature"),
                body,
                answer,
                exchange.getRequestURI().getPath()));
        beforeAnswer.run();
        if (answer == LATE) {
            late();
        } else if (answer == HANG) {
            await();
        } else if (answer == HANG_AFTER_THE_HEADERS) {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().flush();
            await();
        }
        exchange.getResponseHeaders().set("location", url() + "/elsewhere");
        if (answer == 429) {
            exchange.getResponseHeaders().set("retry-after", "3600");
        }
        exchange.sendResponseHeaders(Math.max(answer, 204), -1);
        exchange.close();
    }

    /** Until it was posted again. */
    private void late() {
        int before = posts.size();
        while (posts.size() == before && closing.getCount() > 0) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private void await() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
