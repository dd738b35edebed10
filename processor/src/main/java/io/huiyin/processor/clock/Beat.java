package io.huiyin.processor.clock;

/**
 * What one tick says of time.
 *
 * @param writer who wrote it; empty where it does not say
 * @param steady its writer's steady clock when it was sent, ms from any zero
 * @param broker the brokers' clock when it was appended, ms since the epoch
 */
record Beat(String writer, long steady, long broker) {}
