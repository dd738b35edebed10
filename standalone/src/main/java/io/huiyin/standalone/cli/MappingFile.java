package io.huiyin.standalone.cli;

import io.huiyin.check.Problem;
import io.huiyin.ingest.importer.mapping.Mapping;
import io.huiyin.ingest.importer.mapping.MappingLanguage;
import io.huiyin.ingest.importer.mapping.Parsed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** A mapping file on disk. */
final class MappingFile {
    private MappingFile() {}

    /** Reads it. Throws {@link UsageException} with everything that is wrong with it. */
    static Mapping read(Path file) {
        try {
            return switch (MappingLanguage.parse(Files.readString(file))) {
                case Parsed.Sound sound -> sound.mapping();
                case Parsed.Unsound unsound ->
                    throw new UsageException(file + ": "
                            + unsound.problems().stream().map(Problem::sentence).collect(Collectors.joining("; ")));
            };
        } catch (IOException e) {
            throw new UsageException("the mapping " + file + " cannot be read: " + e.getMessage());
        }
    }
}
