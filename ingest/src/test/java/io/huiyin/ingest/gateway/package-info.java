/** Tests of the gateway over a real web server, with Kafka's own twin of a producer behind it. A real broker is in the tests of {@code standalone}. */
@NullMarked
package io.huiyin.ingest.gateway;

import org.jspecify.annotations.NullMarked;
