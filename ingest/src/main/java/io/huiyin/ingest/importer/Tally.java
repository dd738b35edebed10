package io.huiyin.ingest.importer;

/**
 * What an import has done so far.
 *
 * @param rows rows read, blank lines and the header left out
 * @param reports reports written (in a dry run: that would be)
 * @param actions actions written, the ends of batches left out
 * @param rejected rows that were wrong
 * @param skipped rows of which the mapping makes nothing
 * @param unordered reports submitted before the one above them in the file: history should be sorted by time, so that cases
 *     meet their duplicates in the order of life. None are counted where the mapping itself says the order
 */
public record Tally(long rows, long reports, long actions, long rejected, long skipped, long unordered) {
    public static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0);

    Tally plus(Tally more) {
        return new Tally(
                rows + more.rows,
                reports + more.reports,
                actions + more.actions,
                rejected + more.rejected,
                skipped + more.skipped,
                unordered + more.unordered);
    }
}
