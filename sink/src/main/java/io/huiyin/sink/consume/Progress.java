package io.huiyin.sink.consume;

/**
 * How far a loop has come since it started.
 *
 * @param records taken in
 * @param batches committed
 * @param rejected sent to the dead letters
 * @param lag records of its partitions that wait on the brokers, as of the latest look
 */
public record Progress(long records, long batches, long rejected, long lag) {
    public static final Progress NONE = new Progress(0, 0, 0, 0);

    Progress plus(int moreRecords, int moreRejected) {
        return new Progress(records + moreRecords, batches + 1, rejected + moreRejected, lag);
    }

    Progress behindBy(long records) {
        return new Progress(this.records, batches, rejected, records);
    }

    /** Two loops together. */
    public Progress plus(Progress other) {
        return new Progress(
                records + other.records, batches + other.batches, rejected + other.rejected, lag + other.lag);
    }
}
