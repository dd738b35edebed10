package io.huiyin.processor.model;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.InflaterInputStream;

/** Reads what {@link ArtefactWriter} wrote, and refuses all else with a sentence. Sizes are checked before memory is taken. */
final class ArtefactReader {
    private static final int MOST_FEATURES = 1 << 20;
    private static final int MOST_WEIGHTS = 1 << 25;
    private static final int MOST_LABELS = 1000;

    private ArtefactReader() {}

    static TextModel read(byte[] artefact) {
        int end = artefact.length - ArtefactWriter.DIGEST;
        int begin = ArtefactWriter.MAGIC.length + 1;
        if (end < begin || !Arrays.equals(artefact, 0, begin - 1, ArtefactWriter.MAGIC, 0, begin - 1)) {
            throw new MalformedModelException(
                    "these " + artefact.length + " bytes are not a model: they do not begin with HYTM");
        }
        if (artefact[begin - 1] != ArtefactWriter.FORM) {
            throw new MalformedModelException(
                    "the model has form " + artefact[begin - 1] + "; this version reads form " + ArtefactWriter.FORM);
        }
        if (!MessageDigest.isEqual(Digest.of(artefact, end), Arrays.copyOfRange(artefact, end, artefact.length))) {
            throw new MalformedModelException("the model is damaged: its hash is not that of its bytes");
        }
        try (var body =
                new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(artefact, begin, end - begin)))) {
            return model(body);
        } catch (IOException e) {
            throw new MalformedModelException("the model cannot be unpacked: " + e.getMessage(), e);
        }
    }

    private static TextModel model(DataInputStream body) throws IOException {
        int rules = body.readUnsignedShort();
        if (rules != Grams.RULES) {
            throw new MalformedModelException(
                    "the model's features are made by rules " + rules + "; this version has rules " + Grams.RULES);
        }
        int boost = body.readUnsignedByte();
        check(boost <= Lead.MOST_BOOST, "the boost of its lead", boost);
        var labels = labels(body);
        double scale = body.readDouble();
        var offsets = new ArrayList<Double>();
        for (int i = 0; i < labels.size(); i++) {
            offsets.add(finite(body.readDouble(), "an offset"));
        }
        check(scale > 0 && scale <= 1e6, "the scale of its calibration", scale);
        double threshold = body.readDouble();
        check(threshold >= 0 && threshold <= 1, "its threshold", threshold);
        var summary = summary(body);
        var weights = weights(body, labels.size());
        return new TextModel(labels, weights, new Lead(boost), new Calibration(scale, offsets), threshold, summary);
    }

    private static List<String> labels(DataInputStream body) throws IOException {
        int count = body.readUnsignedShort();
        check(count >= 2 && count <= MOST_LABELS, "its number of labels", count);
        var labels = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            labels.add(text(body));
        }
        check(new HashSet<>(labels).size() == count, "a label twice; its number of labels", count);
        return List.copyOf(labels);
    }

    private static SortedMap<String, String> summary(DataInputStream body) throws IOException {
        var summary = new TreeMap<String, String>();
        int count = body.readUnsignedShort();
        for (int i = 0; i < count; i++) {
            summary.put(text(body), text(body));
        }
        return Collections.unmodifiableSortedMap(summary);
    }

    private static Weights weights(DataInputStream body, int labels) throws IOException {
        var biases = new double[labels];
        var steps = new float[labels];
        for (int i = 0; i < labels; i++) {
            biases[i] = finite(body.readDouble(), "a bias");
            steps[i] = (float) finite(body.readFloat(), "a step");
        }
        int features = body.readInt();
        check(features >= 0 && features <= MOST_FEATURES, "its number of n-grams", features);
        check((long) features * labels <= MOST_WEIGHTS, "its number of weights", (double) features * labels);
        var hashes = hashes(body, features);
        var factors = new byte[features];
        body.readFully(factors);
        var weights = new byte[features * labels];
        var column = new byte[features];
        for (int label = 0; label < labels; label++) {
            body.readFully(column);
            for (int feature = 0; feature < features; feature++) {
                weights[feature * labels + label] = column[feature];
            }
        }
        return new Weights(hashes, factors, weights, steps, biases);
    }

    private static int[] hashes(DataInputStream body, int features) throws IOException {
        var hashes = new int[features];
        long before = -1;
        for (int i = 0; i < features; i++) {
            long distance = 0;
            int part;
            int shift = 0;
            do {
                part = body.readUnsignedByte();
                distance |= (long) (part & 0x7F) << shift;
                shift += 7;
            } while (part >= 0x80 && shift < 42);
            before += distance;
            check(distance > 0 && before <= 0xFFFFFFFFL, "the order of its n-grams, at", i);
            hashes[i] = (int) before;
        }
        return hashes;
    }

    private static String text(DataInputStream body) throws IOException {
        var bytes = new byte[body.readUnsignedShort()];
        body.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static double finite(double number, String what) {
        check(Double.isFinite(number), what, number);
        return number;
    }

    private static void check(boolean holds, String what, double value) {
        if (!holds) {
            throw new MalformedModelException("the model is not sound: " + what + " is " + value);
        }
    }
}
