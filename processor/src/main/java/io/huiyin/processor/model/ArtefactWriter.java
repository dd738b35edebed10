package io.huiyin.processor.model;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes the bytes of a model. Form 1: the four letters HYTM, the number of the form (one byte), a deflated body, and the
 * SHA-256 of all before it. The body, big-endian: the number of the rules of features; the boost of the
 * lead; labels; calibration; threshold;
 * summary; by label bias and step; the hashes ascending as unsigned numbers, each as its distance from the one before in
 * groups of seven bits; the factors; the weights, label by label. Texts are UTF-8 with their length in two bytes.
 */
final class ArtefactWriter {
    static final byte[] MAGIC = {'H', 'Y', 'T', 'M'};
    static final int FORM = 1;
    static final int DIGEST = 32;

    private ArtefactWriter() {}

    static byte[] write(
            List<String> labels,
            Weights weights,
            Lead lead,
            Calibration calibration,
            double threshold,
            SortedMap<String, String> summary) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(MAGIC);
        bytes.write(FORM);
        var deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try (var body = new DataOutputStream(new DeflaterOutputStream(bytes, deflater))) {
            body.writeShort(Grams.RULES);
            body.writeByte(lead.boost());
            head(body, labels, calibration, threshold, summary);
            body(body, labels.size(), weights);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        bytes.writeBytes(Digest.of(bytes.toByteArray(), bytes.size()));
        return bytes.toByteArray();
    }

    private static void head(
            DataOutputStream body,
            List<String> labels,
            Calibration calibration,
            double threshold,
            SortedMap<String, String> summary)
            throws IOException {
        body.writeShort(labels.size());
        for (var label : labels) {
            text(body, label);
        }
        body.writeDouble(calibration.scale());
        for (double offset : calibration.offsets()) {
            body.writeDouble(offset);
        }
        body.writeDouble(threshold);
        body.writeShort(summary.size());
        for (var entry : summary.entrySet()) {
            text(body, entry.getKey());
            text(body, entry.getValue());
        }
    }

    private static void body(DataOutputStream body, int labels, Weights weights) throws IOException {
        for (int label = 0; label < labels; label++) {
            body.writeDouble(weights.biases[label]);
            body.writeFloat(weights.steps[label]);
        }
        body.writeInt(weights.hashes.length);
        long before = -1;
        for (int hash : weights.hashes) {
            long distance = Integer.toUnsignedLong(hash) - before;
            for (; distance >= 0x80; distance >>>= 7) {
                body.writeByte((int) (distance & 0x7F | 0x80));
            }
            body.writeByte((int) distance);
            before = Integer.toUnsignedLong(hash);
        }
        body.write(weights.factors);
        for (int label = 0; label < labels; label++) {
            for (int i = label; i < weights.weights.length; i += labels) {
                body.writeByte(weights.weights[i]);
            }
        }
    }

    private static void text(DataOutputStream body, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0xFFFF) {
            throw new IllegalArgumentException("a text of " + bytes.length + " bytes; at most 65535 fit");
        }
        body.writeShort(bytes.length);
        body.write(bytes);
    }
}
