package io.huiyin.standalone.embedded;

import io.huiyin.component.Component;
import io.huiyin.component.Health;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/** A Kafka broker inside this process: one node, its own controller, loopback only. A second start on the same folder finds its topics again. */
public final class EmbeddedBroker implements Component {
    /** The same for every embedded broker: formatting a folder twice is then no change. 16 bytes in base 64. */
    private static final String CLUSTER_ID = "aHVpeWluLWVtYmVkZGVkMQ";

    private final BrokerConfig config;
    private @Nullable KafkaRaftServer server;
    private int port;

    public EmbeddedBroker(BrokerConfig config) {
        this.config = config;
    }

    @Override
    public synchronized void start() {
        port = Ports.claim("embedded.kafka.port", config.port());
        var settings = BrokerSettings.of(config, port, Ports.free());
        format(config.dataDir());
        var starting = new KafkaRaftServer(KafkaConfig.fromProps(settings, false), Time.SYSTEM);
        server = starting;
        starting.startup();
    }

    /** {@code 127.0.0.1:port}; known once it was started. */
    public synchronized String bootstrapServers() {
        if (server == null) {
            throw new IllegalStateException("the broker was not started");
        }
        return "127.0.0.1:" + port;
    }

    @Override
    public Health check() {
        int asked;
        synchronized (this) {
            if (server == null) {
                return Health.down("the broker is not running");
            }
            asked = port;
        }
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), asked)) {
            return socket.isConnected() ? Health.OK : Health.down("the broker does not answer");
        } catch (java.io.IOException e) {
            return Health.down("the broker does not answer on port " + asked + ": " + e.getMessage());
        }
    }

    @Override
    public synchronized void close() {
        var running = server;
        server = null;
        if (running != null) {
            running.shutdown();
            running.awaitShutdown();
        }
    }

    private static void format(Path dataDir) {
        try {
            Files.createDirectories(dataDir);
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setNodeId(BrokerSettings.NODE_ID)
                    .setClusterId(CLUSTER_ID)
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
                    .setMetadataLogDirectory(dataDir.toString())
                    .addDirectory(dataDir.toString())
                    .setIgnoreFormatted(true)
                    .run();
        } catch (Exception e) {
            throw new IllegalStateException("cannot prepare the broker's folder " + dataDir + ": " + e.getMessage(), e);
        }
    }
}
