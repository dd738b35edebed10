package io.huiyin.ingest.gateway;

import io.huiyin.component.Component;
import io.huiyin.component.Health;
import io.huiyin.ingest.writer.EventWriter;
import io.javalin.Javalin;
import java.net.URI;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP gateway: {@code POST /v1/reports}, {@code /v1/actions} and {@code /v1/votes}, and the adapters. */
public final class Gateway implements Component {
    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

    private final GatewayConfig config;
    private final EventWriter writer;
    private final KnownTenants tenants;
    private final InstantSource clock;
    private @Nullable Javalin server;
    private @Nullable Inquiry inquiry;

    public Gateway(GatewayConfig config) {
        this(
                config,
                new EventWriter(config.writer()),
                switch (config.tenants()) {
                    case ANY -> KnownTenants.ANY;
                    case REGISTERED -> new PolicyTenants(config.writer().kafka());
                },
                InstantSource.system());
    }

    Gateway(GatewayConfig config, EventWriter writer, KnownTenants tenants, InstantSource clock) {
        this.config = config;
        this.writer = writer;
        this.tenants = tenants;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        if (server != null) {
            return;
        }
        writer.start();
        tenants.start();
        var acceptance = new Acceptance(config, writer, tenants);
        var inFlight = new InFlight(config.limits());
        inquiry = new Inquiry(config, inFlight);
        server = Routes.serve(
                config,
                new Reception(config, acceptance, inFlight, clock),
                new Translation(config, acceptance, inFlight, clock),
                inquiry,
                this::check);
        LOG.atInfo().addKeyValue("address", address()).log("gateway serves");
    }

    /** Where it serves; the port is the one that was found free where the configuration says 0. */
    public synchronized URI address() {
        if (server == null) {
            throw new IllegalStateException("the gateway has not been started");
        }
        return URI.create("http://" + config.host() + ":" + server.port());
    }

    /** Whether events can be taken now: Kafka answers, and the policies are read where they must be. */
    @Override
    public Health check() {
        var broker = writer.check();
        return broker.ok() ? tenants.check() : broker;
    }

    /** Requests at work are answered first. */
    @Override
    public synchronized void close() {
        if (server != null) {
            server.stop();
            server = null;
        }
        if (inquiry != null) {
            inquiry.close();
            inquiry = null;
        }
        tenants.close();
        writer.close();
    }
}
