package io.huiyin.standalone.stack;

import io.huiyin.audit.Auditor;
import io.huiyin.audit.AuditorConfig;
import io.huiyin.component.Component;
import io.huiyin.component.KafkaConnection;
import io.huiyin.console.Console;
import io.huiyin.console.ConsoleConfig;
import io.huiyin.ingest.gateway.Gateway;
import io.huiyin.ingest.gateway.GatewayConfig;
import io.huiyin.ingest.gateway.GatewayConfig.TenantRule;
import io.huiyin.ingest.gateway.adapter.Keys;
import io.huiyin.processor.cases.CasesSettings;
import io.huiyin.processor.topology.Pipeline;
import io.huiyin.processor.topology.ProcessorConfig;
import io.huiyin.processor.topology.TriageSettings;
import io.huiyin.sink.DuckDbConfig;
import io.huiyin.sink.DuckDbSink;
import io.huiyin.sink.PostgresConnection;
import io.huiyin.sink.Retention;
import io.huiyin.sink.Sink;
import io.huiyin.sink.SinkConfig;
import io.huiyin.sink.notify.NotifyConfig;
import io.huiyin.sink.notify.WebhookTarget;
import io.huiyin.sink.notify.media.SmtpConfig;
import io.huiyin.standalone.registry.EmbeddedRegistry;
import io.huiyin.standalone.registry.RegistryConfig;
import io.huiyin.standalone.settings.Key;
import io.huiyin.standalone.settings.Settings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Makes each part from the settings: the one place that knows which setting means what to whom. */
public final class Wiring {
    private static final int MEGABYTE_SHIFT = 20;
    private static final int SINK_BATCH = 5_000;
    private static final Duration MAIL_TIMEOUT = Duration.ofSeconds(15);

    private final Settings settings;

    public Wiring(Settings settings) {
        this.settings = settings;
    }

    /** The part as a component; the broker and the database have no settings of their own here. */
    public Component part(Part part) {
        return switch (part) {
            case GATEWAY -> gateway();
            case PROCESSOR -> processor();
            case SINK -> sink();
            case CONSOLE -> console();
            case AUDITOR -> auditor();
            case REGISTRY -> registry();
            case DATABASE, BROKER -> throw new IllegalArgumentException("the " + part + " runs inside `up` only");
        };
    }

    Gateway gateway() {
        var inquiries = settings.text(Key.GATEWAY_INQUIRIES);
        return new Gateway(
                GatewayConfig.of(settings.text(Key.GATEWAY_HOST), settings.number(Key.GATEWAY_PORT), settings.kafka())
                        .withConsole(URI.create(settings.consoleUrl()))
                        .withTenants(registeredOnly() ? TenantRule.REGISTERED : TenantRule.ANY)
                        .withInquiries(URI.create(inquiries.isEmpty() ? settings.consoleUrl() : inquiries))
                        .withKeys(keys()));
    }

    private Keys keys() {
        var file = settings.text(Key.GATEWAY_KEYS);
        if (file.isEmpty()) {
            return Keys.NONE;
        }
        try {
            return Keys.parse(Files.readString(Path.of(file)));
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    Key.GATEWAY_KEYS.key() + " is '" + file + "'; it must be a file that can be read: "
                            + e.getMessage(),
                    e);
        }
    }

    Pipeline processor() {
        var kafka = settings.kafka();
        return new Pipeline(new ProcessorConfig(
                kafka.with("group.protocol", settings.text(Key.PROCESSOR_GROUP_PROTOCOL)),
                new TriageSettings(
                                kafka.topicPrefix(),
                                millis(Key.PROCESSOR_TICK),
                                registeredOnly(),
                                CasesSettings.DEFAULT)
                        .remembering(settings.number(Key.PROCESSOR_DUPLICATES_CAPACITY)),
                group(kafka, "processor"),
                settings.path(Key.STATE_DIR),
                settings.number(Key.PROCESSOR_THREADS),
                millis(Key.PROCESSOR_COMMIT),
                settings.number(Key.PROCESSOR_STANDBYS),
                settings.number(Key.TOPICS_REPLICATION),
                (long) settings.number(Key.PROCESSOR_MEMORY) << MEGABYTE_SHIFT));
    }

    /** Both stores of one sink are one part. */
    Component sink() {
        return switch (settings.text(Key.SINK_STORES)) {
            case "duckdb" -> duckDb();
            case "postgresql,duckdb" -> new Together(List.of(postgreSql(), duckDb()));
            default -> postgreSql();
        };
    }

    private DuckDbSink duckDb() {
        var kafka = settings.kafka();
        var file = settings.path(Key.DUCKDB_FILE);
        var instance = settings.text(Key.SINK_INSTANCE);
        return new DuckDbSink(new DuckDbConfig(
                kafka.with("group.protocol", settings.text(Key.SINK_GROUP_PROTOCOL)),
                file,
                settings.text(Key.DUCKDB_SNAPSHOT).isEmpty()
                        ? file.resolveSibling("huiyin-snapshot.duckdb")
                        : settings.path(Key.DUCKDB_SNAPSHOT),
                Duration.ofMinutes(settings.number(Key.DUCKDB_SNAPSHOT_EVERY)),
                settings.number(Key.DUCKDB_MEMORY),
                group(kafka, "duckdb"),
                instance.isEmpty() ? Optional.empty() : Optional.of(instance),
                DuckDbConfig.BATCH,
                DuckDbConfig.GATHER));
    }

    private Sink postgreSql() {
        var kafka = settings.kafka();
        var instance = settings.text(Key.SINK_INSTANCE);
        return new Sink(new SinkConfig(
                kafka.with("group.protocol", settings.text(Key.SINK_GROUP_PROTOCOL)),
                postgres(),
                notifications(),
                group(kafka, "sink"),
                instance.isEmpty() ? Optional.empty() : Optional.of(instance),
                1,
                SINK_BATCH,
                address(settings.text(Key.SINK_METRICS)),
                new Retention(
                        settings.number(Key.SINK_RETENTION_TIMELINES),
                        settings.number(Key.SINK_RETENTION_ESCALATIONS),
                        settings.number(Key.SINK_RETENTION_MINUTES),
                        settings.number(Key.SINK_RETENTION_HOURS),
                        settings.number(Key.SINK_RETENTION_DAYS))));
    }

    private static Optional<InetSocketAddress> address(String text) {
        int colon = text.lastIndexOf(':');
        return colon < 0
                ? Optional.empty()
                : Optional.of(
                        new InetSocketAddress(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1))));
    }

    /** How Kafka and the registry are reached. */
    public KafkaConnection kafka() {
        return settings.kafka();
    }

    /** Where the tables are. */
    public PostgresConnection postgres() {
        return new PostgresConnection(
                settings.text(Key.STORE_URL), settings.text(Key.STORE_USER), settings.text(Key.STORE_PASSWORD));
    }

    /** The consumer group that the processors share. */
    public String processorGroup() {
        return group(settings.kafka(), "processor");
    }

    /** How escalations are pushed. */
    public NotifyConfig notifications() {
        var policiesOwn = withMail(NotifyConfig.of(URI.create(settings.consoleUrl())));
        var url = settings.text(Key.NOTIFY_WEBHOOK);
        var secret = settings.text(Key.NOTIFY_SECRET);
        return url.isEmpty()
                ? policiesOwn
                : policiesOwn.withDefaultWebhook(
                        new WebhookTarget(URI.create(url), secret.isEmpty() ? Optional.empty() : Optional.of(secret)));
    }

    private NotifyConfig withMail(NotifyConfig config) {
        var user = settings.text(Key.SMTP_USER);
        return settings.text(Key.SMTP_HOST).isEmpty()
                ? config
                : config.withSmtp(new SmtpConfig(
                        settings.text(Key.SMTP_HOST),
                        settings.number(Key.SMTP_PORT),
                        SmtpConfig.Security.of(settings.text(Key.SMTP_SECURITY)),
                        user.isEmpty() ? Optional.empty() : Optional.of(user),
                        settings.text(Key.SMTP_PASSWORD),
                        settings.text(Key.SMTP_FROM),
                        MAIL_TIMEOUT));
    }

    Console console() {
        return new Console(new ConsoleConfig(
                settings.text(Key.CONSOLE_HOST),
                settings.number(Key.CONSOLE_PORT),
                settings.text(Key.STORE_URL),
                settings.text(Key.STORE_USER),
                settings.text(Key.STORE_PASSWORD),
                settings.gatewayUrl(),
                settings.text(Key.CONSOLE_USER_HEADER)));
    }

    Auditor auditor() {
        return new Auditor(audit());
    }

    /** What an auditor looks at, and how strictly. */
    public AuditorConfig audit() {
        var kafka = settings.kafka();
        return new AuditorConfig(
                kafka,
                group(kafka, "processor"),
                settings.text(Key.AUDITOR_HOST),
                settings.number(Key.AUDITOR_PORT),
                Duration.ofSeconds(settings.number(Key.AUDITOR_GRACE)),
                Duration.ofSeconds(settings.number(Key.AUDITOR_SETTLE)),
                Duration.ofSeconds(settings.number(Key.AUDITOR_LOOK)),
                Duration.ofHours(settings.number(Key.AUDITOR_KEEP)),
                AuditorConfig.Share.parse(settings.text(Key.AUDITOR_SHARE)));
    }

    EmbeddedRegistry registry() {
        var kafka = settings.kafka();
        return new EmbeddedRegistry(new RegistryConfig(
                settings.text(Key.REGISTRY_HOST),
                settings.number(Key.REGISTRY_PORT),
                kafka.bootstrapServers(),
                RegistryConfig.TOPIC,
                kafka.properties()));
    }

    private boolean registeredOnly() {
        return settings.text(Key.TENANTS).equals("registered");
    }

    private Duration millis(Key key) {
        return Duration.ofMillis(settings.number(key));
    }

    /** Installations that share a Kafka differ in the prefix of their topics, and so in their groups. */
    private static String group(KafkaConnection kafka, String part) {
        return kafka.topicPrefix() + part;
    }
}
