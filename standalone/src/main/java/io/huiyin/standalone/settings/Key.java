package io.huiyin.standalone.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Everything that can be set, with its default, what it must look like and what it is for. */
public enum Key {
    KAFKA_BOOTSTRAP_SERVERS("127.0.0.1:9092", Form.ADDRESSES, "Kafka, as host:port,host:port"),
    SCHEMA_REGISTRY_URL("http://127.0.0.1:8081", Form.URLS, "the schema registry; several with commas"),
    TOPICS_PREFIX("huiyin.", Form.TEXT, "stands before the name of every topic"),
    TOPICS_PARTITIONS("4", Form.COUNT, "partitions of topics that are made; the number of tasks"),
    TOPICS_REPLICATION("-1", Form.REPLICATION, "replicas of topics that are made; -1 is the broker's default"),
    STORE_URL("jdbc:postgresql://127.0.0.1:5433/huiyin", Form.JDBC, "PostgreSQL with the tables"),
    STORE_USER("postgres", Form.TEXT, "user of the store"),
    STORE_PASSWORD("", Form.SECRET, "password of the store"),
    GATEWAY_HOST("127.0.0.1", Form.TEXT, "where the gateway listens"),
    GATEWAY_PORT("8070", Form.PORT, "where the gateway listens; 0 is any free port"),
    GATEWAY_URL("", Form.URL, "where others find the gateway; empty is http://gateway.host:gateway.port"),
    GATEWAY_KEYS(
            "",
            Form.ANY,
            "a file that says who may post and list through /adapters (docs/adapters.md); empty: post all, list nobody"),
    GATEWAY_INQUIRIES("", Form.URL, "where the gateway asks the console for clients of Open311; empty is console.url"),
    CONSOLE_HOST("127.0.0.1", Form.TEXT, "where the console listens"),
    CONSOLE_PORT("8071", Form.PORT, "where the console listens; 0 is any free port"),
    CONSOLE_URL("", Form.URL, "where others find the console; empty is http://console.host:console.port"),
    CONSOLE_USER_HEADER(
            "",
            Form.ANY,
            "header in which a trusted proxy says who asks the console; empty: nobody reads confidential texts"),
    REGISTRY_HOST("127.0.0.1", Form.TEXT, "where the embedded registry listens"),
    REGISTRY_PORT("8081", Form.PORT, "where the embedded registry listens; 0 is any free port"),
    PROCESSOR_THREADS("2", Form.COUNT, "threads that work on tasks, in one process"),
    TENANTS("any", Form.TENANTS, "who may post: any, or registered (tenants that have published a policy)"),
    PROCESSOR_COMMIT(
            "50", Form.COUNT, "milliseconds between two transactions of the processor; what comes out is seen then"),
    PROCESSOR_TICK(
            "500",
            Form.COUNT,
            "milliseconds between two ticks; escalations come this late at most, and a margin of 1 s"),
    PROCESSOR_MEMORY("256", Form.COUNT, "megabytes that all stores of a processor share, outside the heap"),
    PROCESSOR_DUPLICATES_CAPACITY(
            "131072",
            Form.POWER_OF_TWO,
            "reports of one task that later ones are compared with, a power of two; 190 bytes of heap each"),
    PROCESSOR_STANDBYS("0", Form.WHOLE, "copies of the state kept warm on other processors"),
    PROCESSOR_GROUP_PROTOCOL(
            "classic",
            Form.STREAMS_GROUP,
            "how processors share the partitions: classic, or streams (brokers of 4.2 or newer; docs/kafka.md)"),
    NOTIFY_WEBHOOK(
            "", Form.URL, "a webhook that gets every page of every tenant, besides their own channels; empty is none"),
    NOTIFY_SECRET("", Form.SECRET, "key of that webhook's signature; empty sends unsigned"),
    SMTP_HOST("", Form.ANY, "the mail server of channels of the kind mail; empty: no mail is sent"),
    SMTP_PORT("587", Form.PORT, "its port: usually 587 with starttls, 465 with tls"),
    SMTP_SECURITY("starttls", Form.SMTP_SECURITY, "how the connection to it is guarded: starttls, tls or none"),
    SMTP_USER("", Form.ANY, "user of the mail server; empty: it asks for nobody"),
    SMTP_PASSWORD("", Form.SECRET, "password of that user"),
    SMTP_FROM("", Form.MAIL, "the address that mail comes from, such as huiyin@example.org"),
    SINK_STORES(
            "postgresql",
            Form.STORES,
            "what the sink fills: postgresql, duckdb or postgresql,duckdb; without postgresql nobody is notified"),
    DUCKDB_FILE(".huiyin/huiyin.duckdb", Form.TEXT, "the sink's file of DuckDB, which it alone opens (docs/duckdb.md)"),
    DUCKDB_SNAPSHOT("", Form.ANY, "the file that others read; empty is beside it, huiyin-snapshot.duckdb"),
    DUCKDB_SNAPSHOT_EVERY("10", Form.COUNT, "minutes between two snapshots"),
    DUCKDB_MEMORY("512", Form.COUNT, "megabytes that DuckDB takes at most, outside the heap"),
    SINK_INSTANCE("", Form.ANY, "a name that this sink keeps across restarts; empty is none"),
    SINK_GROUP_PROTOCOL(
            "classic",
            Form.CONSUMER_GROUP,
            "how sinks share the partitions: classic, or consumer (brokers of 4.0 or newer; docs/kafka.md)"),
    SINK_METRICS("", Form.ADDRESS, "where the sink shows /health and /metrics, as host:port; empty is nowhere"),
    SINK_RETENTION_TIMELINES(
            "0",
            Form.WHOLE,
            "days that SQL keeps the timeline of a case that was answered or closed; 0 is for ever (docs/sql.md)"),
    SINK_RETENTION_ESCALATIONS("0", Form.WHOLE, "days that SQL keeps the escalations of such a case; 0 is for ever"),
    SINK_RETENTION_MINUTES("0", Form.WHOLE, "days that SQL keeps counts by minutes; 0 is for ever"),
    SINK_RETENTION_HOURS("0", Form.WHOLE, "days that SQL keeps counts by hours; 0 is for ever"),
    SINK_RETENTION_DAYS("0", Form.WHOLE, "days that SQL keeps counts by days; 0 is for ever"),
    AUDITOR_HOST("127.0.0.1", Form.TEXT, "where the auditor shows /health and /metrics"),
    AUDITOR_PORT("8072", Form.PORT, "the same; 0 is any free port"),
    AUDITOR_GRACE("30", Form.COUNT, "seconds that an escalation may be late before the auditor says so"),
    AUDITOR_SETTLE("30", Form.WHOLE, "seconds that a finding of the auditor must last before it is told"),
    AUDITOR_LOOK("5", Form.COUNT, "seconds between two looks of the auditor"),
    AUDITOR_KEEP("24", Form.COUNT, "hours for which the auditor keeps closed cases, to see late wrong pages"),
    AUDITOR_SHARE("1/1", Form.SHARE, "which of several auditors this is: each looks after a part of the cases"),
    STATE_DIR(".huiyin/state", Form.TEXT, "where a processor keeps its state between runs"),
    DATA_DIR(".huiyin", Form.TEXT, "where `up` keeps everything"),
    EMBEDDED_KAFKA_PORT("9092", Form.PORT, "of the embedded broker; 0 is any free port"),
    EMBEDDED_STORE_PORT("5433", Form.PORT, "of the embedded PostgreSQL; 0 is any free port");

    private final String fallback;
    private final Form form;
    private final String doc;

    Key(String fallback, Form form, String doc) {
        this.fallback = fallback;
        this.form = form;
        this.doc = doc;
    }

    /** As it is written in a file: {@code gateway.port}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    /** As it is written in the environment: {@code HUIYIN_GATEWAY_PORT}. */
    public String variable() {
        return Environment.PREFIX + name();
    }

    /** The value where nobody sets one. */
    public String fallback() {
        return fallback;
    }

    /** What it is for. */
    public String doc() {
        return doc;
    }

    /** Whether its value is for nobody's eyes. */
    public boolean secret() {
        return form == Form.SECRET;
    }

    static Optional<Key> of(String written) {
        return Arrays.stream(values()).filter(key -> key.key().equals(written)).findFirst();
    }

    static List<String> names() {
        return Arrays.stream(values()).map(Key::key).toList();
    }

    /** Refuses a value that has not the key's form. */
    String checked(String value) {
        if (!form.fits(value)) {
            throw new InvalidSettingException(key() + " is " + (value.isEmpty() ? "empty" : "'" + value + "'")
                    + "; it must be " + form.expected());
        }
        return value;
    }
}
