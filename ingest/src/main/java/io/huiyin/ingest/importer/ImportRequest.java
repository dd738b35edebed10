package io.huiyin.ingest.importer;

import io.huiyin.ingest.importer.mapping.Mapping;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What to import, and how.
 *
 * @param file CSV or NDJSON, plain or gzip
 * @param mapping how rows become events; empty where the lines of an NDJSON file are reports
 * @param target what tells this installation from others (the cluster's id): a state left by an import into another is not
 *     gone on with
 * @param mode as history, or as it is
 * @param dryRun checks every row and writes nothing, neither to topics nor to files
 * @param stateDir where the state and the rejected rows are written; empty is beside the file
 * @param chunkRows rows that are acknowledged together, 1 to 100,000; two such chunks at most are in memory
 */
public record ImportRequest(
        Path file,
        Optional<Mapping> mapping,
        String target,
        Mode mode,
        boolean dryRun,
        Optional<Path> stateDir,
        int chunkRows) {

    private static final int DEFAULT_CHUNK_ROWS = 1_000;
    private static final int LONGEST_BATCH = 100;

    /** Whether the events are history. */
    public sealed interface Mode {}

    /** History: under this batch, or one that follows from the file and the tenant. Nobody is paged. */
    public record Backfill(Optional<String> batch) implements Mode {
        public Backfill {
            batch.ifPresent(name -> {
                if (name.isBlank() || name.length() > LONGEST_BATCH) {
                    throw new IllegalArgumentException(
                            "batch is '" + name + "'; it must be 1 to " + LONGEST_BATCH + " characters");
                }
            });
        }
    }

    /** Reports of now: no batch, and clocks that run and page. */
    public record Live() implements Mode {}

    public ImportRequest {
        if (chunkRows < 1 || chunkRows > 100_000) {
            throw new IllegalArgumentException("chunkRows is " + chunkRows + "; it must be 1 to 100000");
        }
    }

    /** The file as history, by a mapping, with everything else as it usually is. */
    public static ImportRequest backfill(Path file, Optional<Mapping> mapping, String target) {
        return new ImportRequest(
                file, mapping, target, new Backfill(Optional.empty()), false, Optional.empty(), DEFAULT_CHUNK_ROWS);
    }

    /** A file of this import, beside the input or in the state's folder. */
    Path sibling(String suffix) {
        var name = file.getFileName() + suffix;
        return stateDir.map(dir -> dir.resolve(name)).orElseGet(() -> file.resolveSibling(name));
    }
}
