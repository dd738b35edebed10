/** Tests of the writer against Kafka's own twin of a producer. Real brokers are in the tests of {@code standalone}. */
@NullMarked
package io.huiyin.ingest.writer;

import org.jspecify.annotations.NullMarked;
