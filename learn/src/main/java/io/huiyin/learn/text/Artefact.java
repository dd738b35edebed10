package io.huiyin.learn.text;

import io.huiyin.processor.model.TextModel;
import java.nio.ByteBuffer;

/** The bytes of a model, as they travel. */
public final class Artefact {
    private final byte[] bytes;

    /** @param bytes as they were written; they are copied */
    public Artefact(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    /** A copy of them. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Them, read only. */
    public ByteBuffer buffer() {
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }

    /** How many there are. */
    public int size() {
        return bytes.length;
    }

    /** The model that they are. */
    public TextModel model() {
        return TextModel.read(bytes);
    }
}
