/** Avro on Kafka in the Confluent wire format, with the schemas in a Confluent-compatible registry. Keys and defaults are Confluent's own, so that either library may be swapped for the other by its class name. */
@NullMarked
package io.huiyin.serde;

import org.jspecify.annotations.NullMarked;
