/** A schema registry that speaks the Confluent REST API and keeps its schemas in a Kafka topic, in Confluent's layout. It serves the one-command mode and tests; a cluster uses a registry of its own. */
@NullMarked
package io.huiyin.standalone.registry;

import org.jspecify.annotations.NullMarked;
