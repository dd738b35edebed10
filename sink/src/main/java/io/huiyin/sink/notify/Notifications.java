package io.huiyin.sink.notify;

import io.huiyin.component.Health;
import io.huiyin.event.CaseEvent;
import io.huiyin.event.Escalation;
import io.huiyin.event.Policy;
import io.huiyin.sink.PostgresConnection;
import io.huiyin.sink.notify.media.Media;
import io.huiyin.sink.store.Reading;
import io.huiyin.sink.store.Table;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;

/** The way of an escalation to a channel: the ledger's table for the store to fill, and the delivery of what is in it. */
public final class Notifications implements AutoCloseable {
    private final NotifyConfig config;
    private final PolicyTopic policies;
    private final Notifier notifier;
    private final Upkeep upkeep;
    private final Outcomes outcomes = new Outcomes();

    /**
     * @param owner names this sink; no two that run may have the same
     * @param consumer reads policies; becomes our own
     * @param producer writes the dead letters of what was given up; stays whose it is
     * @param caughtUp whether the tables have what was on the topics
     */
    public Notifications(
            NotifyConfig config,
            PostgresConnection postgres,
            String owner,
            Consumer<byte[], byte[]> consumer,
            String policyTopic,
            Function<ConsumerRecord<byte[], byte[]>, Reading<Policy>> reader,
            Producer<byte[], byte[]> producer,
            String deadLetterTopic,
            BooleanSupplier caughtUp) {
        this.config = config;
        var channels = new PolicyChannels(config.defaultWebhook());
        policies = new PolicyTopic(consumer, policyTopic, reader, channels);
        notifier = new Notifier(
                new Ledger(new Session(postgres), owner),
                new Media(config.timeout(), config.smtp()),
                channels,
                policies::isRead,
                config.patience(),
                caughtUp,
                outcomes);
        upkeep = new Upkeep(new Session(postgres), new Letters(producer, deadLetterTopic));
    }

    /** The table that the store fills together with the escalations. */
    public Table<Escalation> ledger() {
        return new LedgerTable(
                config.console(),
                config.defaultWebhook().isPresent(),
                config.patience().giveUpAfter(),
                InstantSource.system());
    }

    /** Takes texts from the ledger; to be filled after the timelines. */
    public Table<CaseEvent> silence() {
        return new LedgerSilence();
    }

    /** Starts reading policies, and delivering once they are read. */
    public void start() {
        policies.start();
        notifier.start();
        upkeep.start();
    }

    /** How it is. A receiver that fails is not our illness: that is in the ledger. */
    public Health check() {
        var reading = policies.check();
        var delivering = reading.ok() ? notifier.check() : reading;
        return delivering.ok() ? upkeep.check() : delivering;
    }

    /** What became of lines since the start. */
    public Outcomes outcomes() {
        return outcomes;
    }

    @Override
    public void close() {
        upkeep.close();
        notifier.close();
        policies.close();
    }
}
