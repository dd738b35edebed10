/** The loop with Kafka's own twin of a consumer, and a destination in memory. */
@NullMarked
package io.huiyin.sink.consume;

import org.jspecify.annotations.NullMarked;
