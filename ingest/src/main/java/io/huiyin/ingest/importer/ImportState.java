package io.huiyin.ingest.importer;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Set;
import java.util.TreeSet;

/**
 * How far an import has come, so that it can go on: everything up to {@code records} is acknowledged.
 *
 * @param key what is imported where: file, mapping, batch and target; another key is another import
 * @param records rows from the beginning of the file, rejected ones included
 * @param rejectedBytes the length of the file of rejected rows at that point
 */
record ImportState(
        @JsonProperty("key") String key,
        @JsonProperty("records") long records,
        @JsonProperty("tally") Tally tally,
        @JsonProperty("sites") Set<String> sites,
        @JsonProperty("rejectedBytes") long rejectedBytes) {

    ImportState {
        sites = Set.copyOf(sites);
    }

    static ImportState fresh(String key) {
        return new ImportState(key, 0, Tally.NONE, Set.of(), 0);
    }

    /** After one more chunk. */
    ImportState plus(Tally more, Set<String> seen, long rejectedBytesNow) {
        var all = new TreeSet<>(sites);
        all.addAll(seen);
        return new ImportState(key, records + more.rows(), tally.plus(more), all, rejectedBytesNow);
    }
}
