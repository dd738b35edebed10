package io.huiyin.standalone.demo;

import io.huiyin.ingest.client.GatewayClient;
import io.huiyin.ingest.client.GatewayClientConfig;
import io.huiyin.ingest.client.Reply;
import io.huiyin.topic.Reference;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the demo's reports and lets its staff answer, until it is closed. */
public final class DemoRun implements AutoCloseable {
    /** Whose reports they are. */
    public static final String TENANT = "demo";

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(DemoRun.class);

    private final ScheduledExecutorService hands = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("demo").factory());
    private final InstantSource clock;
    private final GatewayClient gateway;
    private final Tide tide;
    private final Staff staff;

    /** The seed decides who says what; it is in the log. */
    public DemoRun(URI gateway, InstantSource clock, long seed) {
        this.clock = clock;
        this.gateway = new GatewayClient(new GatewayClientConfig(gateway, PATIENCE, 2, PATIENCE));
        tide = new Tide(TENANT, Long.toString(clock.millis(), Character.MAX_RADIX), seed);
        staff = new Staff(seed);
        LOG.atInfo().addKeyValue("seed", seed).log("demo");
    }

    /** Begins at {@code from}, when the tenant's policy is in force. */
    public void start(Instant from) {
        later(this::step, Duration.ofMillis(Math.max(0, from.toEpochMilli() - clock.millis())));
    }

    @Override
    public void close() {
        hands.shutdownNow();
        gateway.close();
    }

    private void step() {
        for (var report : tide.next(clock.instant())) {
            if (gateway.submit(report) instanceof Reply.Accepted accepted) {
                plan(report.path("site").asText(), accepted.eventId());
            } else {
                LOG.atInfo()
                        .addKeyValue("eventId", report.path("eventId").asText())
                        .log("not taken in");
            }
        }
        later(this::step, tide.pause());
    }

    private void plan(String site, String eventId) {
        for (var deed : staff.plan(TENANT, site, eventId, Reference.of(TENANT, eventId))) {
            later(() -> run(deed), deed.after());
        }
    }

    private void run(Staff.Deed deed) {
        switch (deed) {
            case Staff.Act act -> gateway.act(act.action());
            case Staff.Vote vote -> gateway.vote(vote.vote());
        }
    }

    private void later(Runnable what, Duration wait) {
        if (!hands.isShutdown()) {
            hands.schedule(what, wait.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
