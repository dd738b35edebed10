package io.huiyin.standalone.registry;

import org.jspecify.annotations.Nullable;

/**
 * One record of the registry's topic, both sides JSON as Confluent writes them.
 *
 * @param value null takes the key away
 */
record LogRecord(String key, @Nullable String value) {}
