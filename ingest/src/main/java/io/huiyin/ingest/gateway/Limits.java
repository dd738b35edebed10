package io.huiyin.ingest.gateway;

import java.util.Optional;

/**
 * What a request, a client and all of them together may ask.
 *
 * @param bodyBytes the largest body, 1 KiB to 64 MiB
 * @param items the most events in one request, 1 to 10,000
 * @param requests the most requests at work at once, 1 to 100,000; one more is answered 503
 * @param bytes the most bytes of bodies at work at once; at least {@code bodyBytes}
 * @param rate how many events a client may send; empty is as many as it likes
 */
public record Limits(int bodyBytes, int items, int requests, int bytes, Optional<RateLimit> rate) {
    private static final int MIB = 1024 * 1024;

    /** 5 MiB and 1,000 events a request, 256 requests and 64 MiB at once, no rate limit. */
    public static final Limits DEFAULT = new Limits(5 * MIB, 1_000, 256, 64 * MIB, Optional.empty());

    public Limits {
        require("gateway.limits.body.bytes", bodyBytes, 1024, 64 * MIB);
        require("gateway.limits.items", items, 1, 10_000);
        require("gateway.limits.requests", requests, 1, 100_000);
        require("gateway.limits.bytes", bytes, bodyBytes, Integer.MAX_VALUE);
    }

    private static void require(String key, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(key + " is " + value + "; it must be from " + least + " to " + most);
        }
    }
}
