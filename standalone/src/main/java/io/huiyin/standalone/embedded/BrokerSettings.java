package io.huiyin.standalone.embedded;

import java.util.Properties;

/** The settings of the embedded broker: small, quick to start, quick to come back after a kill. */
final class BrokerSettings {
    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private BrokerSettings() {}

    static Properties of(BrokerConfig config, int port, int controllerPort) {
        var settings = new Properties();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(NODE_ID));
        settings.put("log.dirs", config.dataDir().toString());
        settings.put("listeners", "CLIENTS://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("advertised.listeners", "CLIENTS://127.0.0.1:" + port);
        settings.put("listener.security.protocol.map", "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("inter.broker.listener.name", "CLIENTS");
        settings.put("controller.listener.names", CONTROLLER_LISTENER);
        settings.put("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);

        // One node: one replica of everything.
        settings.put("default.replication.factor", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.num.partitions", "4");
        settings.put("share.coordinator.state.topic.num.partitions", "1");

        // Whoever is there starts at once; transactions of the dead are over within seconds.
        settings.put("group.initial.rebalance.delay.ms", "0");
        // Not sooner than the broker has registered anew: an abort that is begun before, after a kill, loses its
        // markers,
        // and what the dead wrote hangs for ever.
        settings.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "10000");

        // The controller lets a killed broker's next life in only when the session of the last one is over.
        settings.put("broker.heartbeat.interval.ms", "500");
        settings.put("broker.session.timeout.ms", "4000");

        // Topics are made from the catalogue, never by a typing error.
        settings.put("auto.create.topics.enable", "false");

        // A laptop's disk and memory. An index of 1 MB serves 340 MB of log at one entry every 4 KB.
        settings.put("log.segment.bytes", "67108864");
        settings.put("log.index.size.max.bytes", "1048576");
        settings.put("log.retention.hours", "168");
        settings.put("log.cleaner.dedupe.buffer.size", "16777216");
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("num.recovery.threads.per.data.dir", "2");
        settings.put("background.threads", "4");
        settings.putAll(config.overrides());
        return settings;
    }
}
