package io.huiyin.ingest.importer;

import io.huiyin.check.Nearest;
import io.huiyin.check.Problem;
import io.huiyin.ingest.importer.mapping.Mapping;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What of a mapping does not fit a file's header. */
public final class Misfits {
    private Misfits() {}

    /**
     * Every problem at once; none where rows bring their own columns.
     *
     * @param columns the file's header; empty where it has none, as in NDJSON
     */
    public static List<Problem> of(Optional<Mapping> mapping, Optional<List<String>> columns) {
        if (columns.isEmpty()) {
            return List.of();
        }
        if (mapping.isEmpty()) {
            return List.of(new Problem("mapping", "", "given: only NDJSON files whose lines are reports need none"));
        }
        if (columns.get().isEmpty()) {
            return List.of(new Problem("file", "", "a CSV file that begins with its header"));
        }
        return mapping.get().columns().stream()
                .flatMap(column -> misfit(column, columns.get()).stream())
                .toList();
    }

    private static Optional<Problem> misfit(String column, List<String> header) {
        return switch (Collections.frequency(header, column)) {
            case 0 -> Optional.of(new Problem("mapping", column, "a column of the file" + nearest(column, header)));
            case 1 -> Optional.empty();
            default -> Optional.of(new Problem("file", column, "in the header once, since the mapping reads it"));
        };
    }

    private static String nearest(String column, List<String> header) {
        return Nearest.to(column, header)
                .map(near -> ", " + near + " perhaps")
                .orElse(": " + String.join(", ", header));
    }
}
