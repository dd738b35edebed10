package io.huiyin.standalone.cli;

import io.huiyin.event.Model;
import io.huiyin.processor.model.MalformedModelException;
import io.huiyin.processor.model.TextModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A model as it lies on disk. */
final class ModelFile {
    /** The most that fits on the topic. */
    static final int MOST_BYTES = 1_572_864;

    private final byte[] artefact;
    private final TextModel model;

    private ModelFile(byte[] artefact, TextModel model) {
        this.artefact = artefact;
        this.model = model;
    }

    static ModelFile read(Path path) {
        try {
            if (Files.size(path) > MOST_BYTES) {
                throw new UsageException(
                        path + " has " + Files.size(path) + " bytes; a model has at most " + MOST_BYTES);
            }
            var artefact = Files.readAllBytes(path);
            return new ModelFile(artefact, TextModel.read(artefact));
        } catch (NoSuchFileException e) {
            throw new UsageException("there is no file " + path);
        } catch (IOException e) {
            throw new UsageException(path + " cannot be read: " + e.getMessage());
        } catch (MalformedModelException e) {
            throw new UsageException(path + ": " + e.getMessage());
        }
    }

    /** A model as it was published. */
    static TextModel read(Model published) {
        var artefact = new byte[published.getArtefact().remaining()];
        published.getArtefact().duplicate().get(artefact);
        try {
            return TextModel.read(artefact);
        } catch (MalformedModelException e) {
            throw new UsageException("%s@%s@%d: %s"
                    .formatted(published.getTenant(), published.getName(), published.getVersion(), e.getMessage()));
        }
    }

    byte[] artefact() {
        return artefact.clone();
    }

    TextModel model() {
        return model;
    }
}
