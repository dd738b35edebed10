package io.huiyin.ingest.gateway;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * What came in over HTTP, before anything of it was read.
 *
 * @param length of the body in bytes as announced; -1 where it was not
 * @param client what the rate limit counts by
 */
record Request(
        @Nullable String contentType,
        @Nullable String contentEncoding,
        @Nullable String idempotencyKey,
        long length,
        String client,
        InputStream body) {}
