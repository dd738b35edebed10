package io.huiyin.standalone.cli;

import io.huiyin.processor.model.MalformedModelException;
import io.huiyin.processor.model.TextModel;
import io.huiyin.topic.Slug;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Models as they lie on disk. */
final class ModelFiles {
    private ModelFiles() {}

    /** The artefacts by name, each of which can be read. */
    static Map<String, byte[]> read(Map<String, Path> files) {
        var artefacts = new TreeMap<String, byte[]>();
        files.forEach((name, path) -> {
            if (!Slug.isSlug(name)) {
                throw new UsageException("--model names '" + name
                        + "'; a model's name must be 1 to 63 lower-case letters, digits and hyphens");
            }
            artefacts.put(name, read(path));
        });
        return artefacts;
    }

    private static byte[] read(Path path) {
        try {
            var artefact = Files.readAllBytes(path);
            TextModel.read(artefact);
            return artefact;
        } catch (MalformedModelException e) {
            throw new UsageException(path + ": " + e.getMessage());
        } catch (NoSuchFileException e) {
            throw new UsageException("there is no file " + path);
        } catch (IOException e) {
            throw new UsageException(path + " cannot be read: " + e.getMessage());
        }
    }
}
