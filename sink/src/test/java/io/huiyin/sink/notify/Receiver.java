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
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A web server that takes webhooks, and misbehaves as it is told: the answers in line first, then 204 for ever. */
final class Receiver implements AutoCloseable {
    static final int HANG = -1;
    static final int HANG_AFTER_THE_HEADERS = -2;

    /** What was posted, and how it was answered. */
    record Post(String id, String timestamp, @Nullable String signature, String body, int answer) {}

    final List<Post> posts = new CopyOnWriteArrayList<>();
    final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
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
        int answer = next == null ? 204 : next;
        var headers = exchange.getRequestHeaders();
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        posts.add(new Post(
                headers.getFirst("webhook-id"),
                headers.getFirst("webhook-timestamp"),
                headers.getFirst("webhook-signature"),
                body,
                answer));
        if (answer == HANG) {
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
