package io.huiyin.standalone.embedded;

import org.apache.kafka.common.TopicPartition;

/**
 * A transaction that a partition holds open: readers of committed records do not get past its start.
 *
 * @param producer the id of its producer
 * @param coordinatorEpoch of the last marker that the partition had for this producer; 0 where it had none
 * @param start the offset of its first record there
 */
record OpenTransaction(TopicPartition partition, long producer, int epoch, int coordinatorEpoch, long start) {}
