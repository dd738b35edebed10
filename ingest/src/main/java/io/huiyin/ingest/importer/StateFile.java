package io.huiyin.ingest.importer;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Where an import keeps how far it has come. Without it, or with one that cannot be read, the import begins anew, which
 * is slower and does no harm.
 */
record StateFile(Path path) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What was kept under this key, or a fresh start. */
    ImportState load(String key) throws IOException {
        try {
            var kept = JSON.readValue(Files.readAllBytes(path), ImportState.class);
            return kept.key().equals(key) ? kept : ImportState.fresh(key);
        } catch (NoSuchFileException | JacksonException e) {
            return ImportState.fresh(key);
        }
    }

    /** Replaces the file in one step, so that a crash leaves the old or the new. */
    void save(ImportState state) throws IOException {
        var next = path.resolveSibling(path.getFileName() + ".next");
        Files.write(next, JSON.writeValueAsBytes(state));
        Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The import is over. */
    void delete() throws IOException {
        Files.deleteIfExists(path);
    }
}
