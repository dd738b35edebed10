package io.huiyin.sink.notify.media;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web server that plays somebody's service: it answers as it is told, and remembers what it was sent. */
final class PlayedService implements AutoCloseable {

    /** How it answers one request. */
    sealed interface Reply {
        record With(int status, Map<String, String> headers, String body) implements Reply {}

        /** Never. */
        record Hang() implements Reply {}

        /** Only when it is told to, which may be too late. */
        record Late(CountDownLatch now, int status, String body) implements Reply {}

        /** A status at once, and a body that never comes. */
        record HangAfterHeaders(int status) implements Reply {}

        /** A body of 256 MiB. */
        record Huge(int status) implements Reply {}
    }

    /** What it was sent; the names of headers are in lower case. */
    record Request(String method, URI uri, Map<String, String> headers, String body) {
        JsonNode json() {
            try {
                return new ObjectMapper().readTree(body);
            } catch (JsonProcessingException e) {
                throw new AssertionError("not JSON: " + body, e);
            }
        }

        /** Every text in its JSON. */
        List<String> texts() {
            var texts = new ArrayList<String>();
            collect(json(), texts);
            return texts;
        }

        private static void collect(JsonNode node, List<String> texts) {
            if (node.isTextual()) {
                texts.add(node.asText());
            }
            node.forEach(child -> collect(child, texts));
        }
    }

    /** Where connections came from: each has an address of its own. */
    final Set<InetSocketAddress> connections = ConcurrentHashMap.newKeySet();

    final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();
    private final Reply usual;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    /** @param usual how it answers where it was told nothing else */
    PlayedService(Reply usual) {
        this.usual = usual;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    static Reply reply(int status, String body) {
        return new Reply.With(status, Map.of(), body);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void answers(Reply reply) {
        replies.add(reply);
    }

    Request only() {
        if (requests.size() != 1) {
            throw new AssertionError("one request was to come, there were " + requests.size());
        }
        return requests.getFirst();
    }

    private void take(HttpExchange exchange) throws IOException {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        connections.add(exchange.getRemoteAddress());
        var bytes = exchange.getRequestBody().readAllBytes();
        requests.add(new Request(exchange.getRequestMethod(), exchange.getRequestURI(), headers, strict(bytes)));
        var next = replies.poll();
        switch (next == null ? usual : next) {
            case Reply.With with -> {
                with.headers.forEach(exchange.getResponseHeaders()::set);
                answer(exchange, with.status, with.body);
            }
            case Reply.Hang hang -> await(closing);
            case Reply.Late late -> {
                await(late.now);
                answer(exchange, late.status, late.body);
            }
            case Reply.HangAfterHeaders hang -> {
                exchange.sendResponseHeaders(hang.status, 1000);
                exchange.getResponseBody().flush();
                await(closing);
            }
            case Reply.Huge huge -> flood(exchange, huge.status);
        }
        exchange.close();
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        var body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static void flood(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, 0);
        var block = "<html>".repeat(10_000).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 4_500; i++) {
            exchange.getResponseBody().write(block);
        }
    }

    /** Bytes that are no UTF-8 are an error, not a question mark. */
    private static String strict(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new AssertionError("not UTF-8", e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
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
