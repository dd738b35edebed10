package io.huiyin.processor.deduplicate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Signatures as bytes: 3 bytes a term of a text of usual length, since what is written is the step from one hash to the next. The
 * first byte is the version of the form.
 *
 * <p>Form 1 had groups of letters instead of terms, form 2 terms without marks and by other hashes, neither of which can be
 * compared with those of today: such a report keeps its place and time, and its text counts as silent.
 */
final class SignatureSerde {
    private static final byte VERSION = 3;
    private static final byte FIRST = 1;
    private static final int LONGEST_NUMBER = 5;
    private static final Terms NONE = Terms.of("", "");
    private static final int RADIUS_OF_OLD = 500;

    private SignatureSerde() {}

    static Serde<Signature> create() {
        Serializer<Signature> serializer = (_topic, signature) -> signature == null ? null : write(signature);
        Deserializer<Signature> deserializer = (_topic, bytes) -> read(bytes);
        return Serdes.serdeFrom(serializer, deserializer);
    }

    static byte[] write(Signature signature) {
        var print = signature.fingerprint();
        var where = print.whereabouts();
        var ownId = signature.ownId().getBytes(StandardCharsets.UTF_8);
        var sketch = signature.sketch().terms();
        int numbers = 7
                + where.words().hashes().length
                + print.designators().hashes().length
                + print.terms().hashes().length
                + sketch.length;
        var out = ByteBuffer.allocate(2 + 2 * Long.BYTES + 4 * Integer.BYTES + ownId.length + numbers * LONGEST_NUMBER);
        out.put(VERSION).putLong(signature.submittedAt()).putLong(signature.expiresAt());
        out.put((byte) (where.located() ? 1 : 0));
        if (where.located()) {
            out.putInt(where.latitude()).putInt(where.longitude());
        }
        out.putInt(where.address());
        putNumber(out, ownId.length);
        out.put(ownId);
        putNumber(out, print.letters());
        out.putInt(signature.category());
        putNumber(out, signature.radiusMeters());
        putRising(out, sketch);
        putRising(out, print.designators().hashes());
        putRising(out, print.terms().hashes());
        putRising(out, where.words().hashes());
        var bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }

    static Signature read(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        byte version = in.get();
        if (version < FIRST || version > VERSION) {
            throw new IllegalStateException(
                    "a signature of form " + version + "; this program reads " + FIRST + " to " + VERSION);
        }
        long submittedAt = in.getLong();
        long expiresAt = in.getLong();
        boolean located = in.get() == 1;
        int latitude = located ? in.getInt() : 0;
        int longitude = located ? in.getInt() : 0;
        int address = in.getInt();
        var idBytes = new byte[number(in)];
        in.get(idBytes);
        var ownId = new String(idBytes, StandardCharsets.UTF_8);
        int letters = number(in);
        if (version < VERSION) {
            return silent(ownId, submittedAt, expiresAt, new Whereabouts(located, latitude, longitude, address, NONE));
        }
        int category = in.getInt();
        int radiusMeters = number(in);
        var sketch = new Sketch(rising(in));
        var designators = Designators.ofHashes(rising(in));
        var terms = Terms.ofHashes(rising(in));
        var where = new Whereabouts(located, latitude, longitude, address, Terms.ofHashes(rising(in)));
        var print = new Fingerprint(letters, terms, designators, where);
        return new Signature(ownId, submittedAt, expiresAt, category, radiusMeters, sketch, print);
    }

    private static Signature silent(String ownId, long submittedAt, long expiresAt, Whereabouts where) {
        var print = new Fingerprint(0, NONE, Designators.of(""), where);
        return new Signature(ownId, submittedAt, expiresAt, 0, RADIUS_OF_OLD, Sketch.NONE, print);
    }

    private static void putRising(ByteBuffer out, int[] rising) {
        putNumber(out, rising.length);
        int before = 0;
        for (int number : rising) {
            putNumber(out, number - before);
            before = number;
        }
    }

    private static int[] rising(ByteBuffer in) {
        var rising = new int[number(in)];
        int before = 0;
        for (int i = 0; i < rising.length; i++) {
            before += number(in);
            rising[i] = before;
        }
        return rising;
    }

    /** Seven bits a byte, the lowest first; the top bit says that more follow. */
    private static void putNumber(ByteBuffer out, int number) {
        int rest = number;
        while ((rest & ~0x7F) != 0) {
            out.put((byte) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.put((byte) rest);
    }

    private static int number(ByteBuffer in) {
        int number = 0;
        int shift = 0;
        byte part = in.get();
        while (part < 0) {
            number |= (part & 0x7F) << shift;
            shift += 7;
            part = in.get();
        }
        return number | (part << shift);
    }
}
