package io.huiyin.console.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.huiyin.component.Health;
import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The HTTP server: one virtual thread for each request, so that a viewer who stays costs little. */
public final class ConsoleServer implements AutoCloseable {
    private static final long MOST_BYTES = 1 << 20;

    private final Javalin server;

    /** Serves these routes, and {@code /health}. */
    public ConsoleServer(Consumer<RoutesConfig> routes, Supplier<Health> health) {
        server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.startup.startupWatcherEnabled = false;
            config.concurrency.useVirtualThreads = true;
            config.http.prefer405over404 = true;
            config.http.maxRequestSize = MOST_BYTES;
            Refusals.register(config.routes);
            routes.accept(config.routes);
            config.routes.get("/health", ctx -> {
                var now = health.get();
                var body = JsonNodeFactory.instance
                        .objectNode()
                        .put("live", true)
                        .put("ready", now.ok())
                        .put("detail", now.detail());
                ctx.status(now.ok() ? 200 : 503).contentType("application/json").result(body.toString());
            });
        });
    }

    /** Listens; 0 takes any free port. */
    public void start(String host, int port) {
        server.start(host, port);
    }

    /** The port that is listened on. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }
}
