package io.huiyin.ingest.client;

import java.net.URI;
import java.time.Duration;

/**
 * How the gateway is reached.
 *
 * @param address such as {@code http://127.0.0.1:8070}
 * @param timeout how long one attempt may take, 100 ms to 5 min
 * @param attempts how often an event is sent at most, 1 to 100
 * @param patience how long is waited between attempts in all, 0 to 1 h; an answer that asks for more is the last one
 */
public record GatewayClientConfig(URI address, Duration timeout, int attempts, Duration patience) {
    private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(100);
    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(5);
    private static final Duration LONGEST_PATIENCE = Duration.ofHours(1);

    public GatewayClientConfig {
        var scheme = address.getScheme();
        if (address.getHost() == null || !"http".equals(scheme) && !"https".equals(scheme)) {
            throw new IllegalArgumentException(
                    "gateway is '" + address + "'; it must be an address such as http://127.0.0.1:8070");
        }
        requireWithin("gateway.timeout", timeout, SHORTEST_TIMEOUT, LONGEST_TIMEOUT);
        requireWithin("gateway.patience", patience, Duration.ZERO, LONGEST_PATIENCE);
        if (attempts < 1 || attempts > 100) {
            throw new IllegalArgumentException("gateway.attempts is " + attempts + "; it must be 1 to 100");
        }
    }

    /** Ten seconds an attempt, six attempts, a minute of waiting. */
    public static GatewayClientConfig of(URI address) {
        return new GatewayClientConfig(address, Duration.ofSeconds(10), 6, Duration.ofMinutes(1));
    }

    private static void requireWithin(String key, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(key + " is " + value + "; it must be " + least + " to " + most);
        }
    }
}
