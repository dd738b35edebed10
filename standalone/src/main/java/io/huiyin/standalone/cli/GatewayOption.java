package io.huiyin.standalone.cli;

import io.huiyin.ingest.client.GatewayClientConfig;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Option;

/** Where the gateway is. */
@NullUnmarked
final class GatewayOption {
    private static final int ATTEMPTS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Option(names = "--gateway", paramLabel = "URL", description = "The gateway (setting gateway.url).")
    private String url;

    /** For somebody who waits at the terminal: a few attempts, some seconds. */
    GatewayClientConfig config(CommonOptions common) {
        var settings = common.settings(url == null ? Map.of() : Map.of("gateway.url", url));
        return new GatewayClientConfig(URI.create(settings.gatewayUrl()), PATIENCE, ATTEMPTS, PATIENCE);
    }
}
