package io.huiyin.ingest.gateway.adapter;

import java.time.Instant;

/** One language: how requests are read, and how each answer is said. */
public interface Adapter {

    /** The largest body that its specification allows, in bytes; the gateway's own limit holds besides. */
    default int mostBytes() {
        return Integer.MAX_VALUE;
    }

    /** What the request says. */
    Reading read(Call call, Instant now);

    /** The answer to a request of which nothing was taken. */
    Reply refuse(Call call, Refusal refusal);
}
