package io.huiyin.standalone.trial;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One record as it came in.
 *
 * @param at the broker's time, or the time that stands for it
 * @param value an event as {@link PlainWire} writes it, or the bytes that could not be read
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; handed on as it came
record Recorded(Input input, Instant at, byte @Nullable [] key, byte @Nullable [] value) {}
