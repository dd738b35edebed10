package io.huiyin.processor.flow;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a record stood and what it was, byte for byte: what a dead letter must keep. */
@SuppressWarnings("ArrayRecordComponent") // never compared; kept as it came
public record Origin(
        String topic, int partition, long offset, Instant at, byte @Nullable [] key, byte @Nullable [] value) {}
