package io.huiyin.standalone.registry;

import io.huiyin.component.Component;
import io.huiyin.component.Health;
import io.huiyin.standalone.embedded.Ports;
import io.javalin.Javalin;
import java.net.URI;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A schema registry inside this process. A second start on the same Kafka finds its schemas again, under the same ids.
 * Where nothing else is set, subjects are BACKWARD_TRANSITIVE: our topics are read from their beginning.
 */
public final class EmbeddedRegistry implements Component {
    private static final Compatibility STANDARD = Compatibility.BACKWARD_TRANSITIVE;

    private final RegistryConfig config;
    private final Supplier<SchemaLog> storage;
    private @Nullable SchemaLog log;
    private @Nullable Javalin server;

    /** Keeps its schemas in the configured Kafka topic. */
    public EmbeddedRegistry(RegistryConfig config) {
        this(config, () -> new KafkaSchemaLog(config));
    }

    EmbeddedRegistry(RegistryConfig config, Supplier<SchemaLog> storage) {
        this.config = config;
        this.storage = storage;
    }

    /** Keeps its schemas in memory, on a free port of loopback: for tests and for what may be forgotten. */
    public static EmbeddedRegistry inMemory() {
        return new EmbeddedRegistry(new RegistryConfig(0, "none"), MemorySchemaLog::new);
    }

    @Override
    public synchronized void start() {
        int port = Ports.claim("registry.port", config.port());
        var opened = storage.get();
        log = opened;
        var routes = new RegistryRoutes(new SchemaRegistry(opened, STANDARD));
        server = Javalin.create(javalin -> {
                    javalin.startup.showJavalinBanner = false;
                    javalin.startup.showOldJavalinVersionWarning = false;
                    javalin.http.maxRequestSize = 8L * 1024 * 1024;
                    routes.addTo(javalin.routes);
                })
                .start(config.host(), port);
    }

    /** Where it answers; known once it was started. */
    public synchronized URI address() {
        if (server == null) {
            throw new IllegalStateException("the schema registry was not started");
        }
        return URI.create("http://" + config.host() + ":" + server.port());
    }

    @Override
    public synchronized Health check() {
        return server == null ? Health.down("the schema registry is not running") : Health.OK;
    }

    @Override
    public synchronized void close() {
        if (server != null) {
            server.stop();
            server = null;
        }
        if (log != null) {
            log.close();
            log = null;
        }
    }
}
