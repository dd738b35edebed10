package io.huiyin.standalone.containers;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.startupcheck.OneShotStartupCheckStrategy;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** Kafka, Apicurio Registry, PostgreSQL, and our parts by the image {@code huiyin}, in one network; the parts as compose runs them. */
final class Installation implements AutoCloseable {
    static final String IMAGE = "huiyin";
    private static final Duration START = Duration.ofMinutes(4);

    private final Network network = Network.newNetwork();
    private final KafkaContainer kafka = new KafkaContainer(DockerImageName.parse("apache/kafka:4.3.1"))
            .withNetwork(network)
            .withListener("kafka:19092")
            .withStartupTimeout(START);
    private final PostgreSQLContainer postgres = new PostgreSQLContainer("postgres:18")
            .withNetwork(network)
            .withNetworkAliases("postgres")
            .withDatabaseName("huiyin")
            .withStartupTimeout(START);
    private final GenericContainer<?> registry = new GenericContainer<>("apicurio/apicurio-registry:3.3.3")
            .withNetwork(network)
            .withNetworkAliases("registry")
            .withEnv(Map.of("APICURIO_STORAGE_KIND", "kafkasql", "APICURIO_KAFKASQL_BOOTSTRAP_SERVERS", "kafka:19092"))
            .withExposedPorts(8080, 9000)
            .waitingFor(Wait.forHttp("/health/ready").forPort(9000).withStartupTimeout(START));
    private final GenericContainer<?> gateway = web("gateway", 8070);
    private final GenericContainer<?> console = web("console", 8071);
    private final List<GenericContainer<?>> processors = List.of(part("processor"), part("processor"));
    private final GenericContainer<?> sink = part("sink");
    private final List<GenericContainer<?>> parts = new ArrayList<>();

    /** Starts all of it and returns when every part is well. */
    void start() {
        Startables.deepStart(kafka, postgres).join();
        try (var topics = ours("topics", "create")
                .withStartupCheckStrategy(new OneShotStartupCheckStrategy().withTimeout(START))) {
            topics.start();
        }
        registry.start();
        parts.addAll(processors);
        parts.addAll(List.of(sink, gateway));
        Startables.deepStart(parts).join();
        parts.add(console);
        console.start();
    }

    URI gateway() {
        return address(gateway, 8070);
    }

    URI console() {
        return address(console, 8071);
    }

    Connection database() throws SQLException {
        return DriverManager.getConnection(postgres.getJdbcUrl(), postgres.getUsername(), postgres.getPassword());
    }

    /** Ends a processor as a lost machine does: it cannot say good-bye. */
    void killProcessor() {
        var one = processors.getFirst();
        one.getDockerClient().killContainerCmd(one.getContainerId()).exec();
    }

    /** Ends the sink likewise, and starts it again. */
    void killSinkAndStartAgain() {
        sink.getDockerClient().killContainerCmd(sink.getContainerId()).exec();
        sink.getDockerClient().startContainerCmd(sink.getContainerId()).exec();
    }

    /** The last lines that our parts have logged, for a test that failed. */
    void logs(Consumer<String> to) {
        for (var part : parts) {
            if (part.getContainerId() != null) {
                var lines = part.getLogs().lines().toList();
                to.accept(String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size())));
            }
        }
    }

    @Override
    public void close() {
        parts.forEach(GenericContainer::stop);
        registry.stop();
        kafka.stop();
        postgres.stop();
        network.close();
    }

    private GenericContainer<?> web(String part, int port) {
        return ours(part)
                .withNetworkAliases(part)
                .withExposedPorts(port)
                .waitingFor(Wait.forHttp("/health").forPort(port).withStartupTimeout(START));
    }

    private GenericContainer<?> part(String part) {
        return ours(part)
                .waitingFor(
                        Wait.forLogMessage(".*the " + part + " runs.*\\n", 1).withStartupTimeout(START));
    }

    private GenericContainer<?> ours(String... command) {
        return new GenericContainer<>(IMAGE)
                .withNetwork(network)
                .withCommand(command)
                .withTmpFs(Map.of("/tmp", "exec,mode=1777"))
                .withCreateContainerCmdModifier(
                        create -> requireNonNull(create.getHostConfig()).withReadonlyRootfs(true))
                .withEnv(Map.of(
                        "HUIYIN_KAFKA_BOOTSTRAP_SERVERS", "kafka:19092",
                        "HUIYIN_SCHEMA_REGISTRY_URL", "http://registry:8080/apis/ccompat/v7",
                        "HUIYIN_STORE_URL", "jdbc:postgresql://postgres:5432/huiyin",
                        "HUIYIN_STORE_USER", postgres.getUsername(),
                        "HUIYIN_STORE_PASSWORD", postgres.getPassword(),
                        "HUIYIN_GATEWAY_HOST", "0.0.0.0",
                        "HUIYIN_GATEWAY_URL", "http://gateway:8070",
                        "HUIYIN_CONSOLE_HOST", "0.0.0.0",
                        "HUIYIN_STATE_DIR", "/var/lib/huiyin/state",
                        "HUIYIN_TOPICS_PARTITIONS", "4"));
    }

    private static URI address(GenericContainer<?> container, int port) {
        return URI.create("http://" + container.getHost() + ":" + container.getMappedPort(port));
    }
}
