/** What an event must be to be let in. The gateway and the processor ask the same questions, so that any Kafka client is equal to the gateway. */
@NullMarked
package io.huiyin.check;

import org.jspecify.annotations.NullMarked;
