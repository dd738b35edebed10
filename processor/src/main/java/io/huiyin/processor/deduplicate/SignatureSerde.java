package io.huiyin.processor.deduplicate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Signatures as bytes: 2 bytes a shingle of a text of usual length, since what is written is the step from one hash to the
 * next. The first byte is the version of the form.
 */
final class SignatureSerde {
    private static final byte VERSION = 1;
    private static final int LONGEST_NUMBER = 5;

    private SignatureSerde() {}

    static Serde<Signature> create() {
        Serializer<Signature> serializer = (_topic, signature) -> write(signature);
        Deserializer<Signature> deserializer = (_topic, bytes) -> read(bytes);
        return Serdes.serdeFrom(serializer, deserializer);
    }

    static byte[] write(Signature signature) {
        var print = signature.fingerprint();
        var where = print.whereabouts();
        var ownId = signature.ownId().getBytes(StandardCharsets.UTF_8);
        int numbers = 4 + print.designators().hashes().length + print.shingles().hashes().length;
        var out = ByteBuffer.allocate(2 + 2 * Long.BYTES + 3 * Integer.BYTES + ownId.length + numbers * LONGEST_NUMBER);
        out.put(VERSION).putLong(signature.submittedAt()).putLong(signature.expiresAt());
        out.put((byte) (where.located() ? 1 : 0));
        if (where.located()) {
            out.putInt(where.latitude()).putInt(where.longitude());
        }
        out.putInt(where.address());
        putNumber(out, ownId.length);
        out.put(ownId);
        putNumber(out, print.letters());
        putRising(out, print.designators().hashes());
        putRising(out, print.shingles().hashes());
        var bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }

    static Signature read(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        byte version = in.get();
        if (version != VERSION) {
            throw new IllegalStateException("a signature of form " + version + "; this program reads " + VERSION);
        }
        long submittedAt = in.getLong();
        long expiresAt = in.getLong();
        boolean located = in.get() == 1;
        int latitude = located ? in.getInt() : 0;
        int longitude = located ? in.getInt() : 0;
        var where = new Whereabouts(located, latitude, longitude, in.getInt());
        var ownId = new byte[number(in)];
        in.get(ownId);
        int letters = number(in);
        var designators = Designators.ofHashes(rising(in));
        var shingles = Shingles.ofHashes(rising(in));
        return new Signature(
                new String(ownId, StandardCharsets.UTF_8),
                submittedAt,
                expiresAt,
                new Fingerprint(letters, shingles, designators, where));
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
