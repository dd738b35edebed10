package io.huiyin.sink;

/**
 * What the sink has done since it started.
 *
 * @param records taken in from the topics
 * @param batches transactions committed
 * @param rejected records sent to the dead letters
 * @param lag records that waited on the brokers at the latest look
 * @param delivered notifications delivered
 * @param dead notifications given up
 * @param retried attempts at notifications that failed and are made again
 * @param moot notifications that nobody wanted any more when they were due
 * @param held notifications that a silence held
 * @param expired rows that the retention let go
 */
public record SinkMetrics(
        long records,
        long batches,
        long rejected,
        long lag,
        long delivered,
        long dead,
        long retried,
        long moot,
        long held,
        long expired) {}
