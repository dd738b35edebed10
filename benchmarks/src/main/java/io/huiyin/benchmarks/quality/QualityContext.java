package io.huiyin.benchmarks.quality;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a job is given.
 *
 * @param own the folder of our own texts, {@code benchmarks/quality}
 * @param data the folder of public data (HUIYIN_DATA), where there is one
 * @param results where pictures go; what is written there is kept with the sources, so keep them small
 * @param seed of everything that is drawn at random
 * @param out for a line now and then about what takes long
 */
public record QualityContext(Path own, Optional<Path> data, Path results, long seed, PrintStream out) {

    /** A file of the public data; empty where it is absent. */
    public Optional<Path> publicFile(String name) {
        return data.map(folder -> folder.resolve(name)).filter(Files::isReadable);
    }

    /** A file of our own, such as "zh/groups.csv". */
    public Path ownFile(String name) {
        return own.resolve(name);
    }

    /** Where a picture of this name goes, such as "boston-curve.svg". */
    public Path picture(String name) {
        return results.resolve(name);
    }
}
