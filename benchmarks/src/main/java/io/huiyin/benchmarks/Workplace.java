package io.huiyin.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A folder for what the benchmarks write, which is gone afterwards. */
record Workplace(Path folder) implements AutoCloseable {

    /** Inside the folder that was asked for, or the system's for temporary files. */
    Workplace(Optional<Path> parent) throws IOException {
        this(
                parent.isPresent()
                        ? Files.createTempDirectory(Files.createDirectories(parent.get()), "benchmarks")
                        : Files.createTempDirectory("huiyin-benchmarks"));
    }

    @Override
    public void close() {
        Drain.delete(folder);
    }
}
