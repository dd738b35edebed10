package io.huiyin.processor.deduplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SignatureSerdeTest {

    static Stream<Said> reports() {
        return Stream.of(
                Said.said("a", ""),
                Said.said("b", "二号楼12层b3室的电梯又停了"),
                Said.said("c", "二号楼12层b3室的电梯又停了").at(-33.8688, 151.2093).atAddress("人民路12号"),
                Said.said("d", "二号楼12层b3室的电梯又停了").at(90, -180),
                Said.said("e", "long ".repeat(2000)));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void read_whatWasWritten_isTheSame(Said said) {
        var print = Fingerprint.of(said.classified().submitted().report());
        var signature = new Signature(
                said.ownId(),
                1_700_000_000_000L,
                1_800_000_000_000L,
                7,
                500,
                new Sketch(new int[] {2, 8, 4242}),
                print);

        var read = SignatureSerde.read(SignatureSerde.write(signature));

        assertThat(read).usingRecursiveComparison().isEqualTo(signature);
    }

    @Test
    void write_textOfUsualLength_takesAboutThreeBytesACharacter() {
        var text = new StringBuilder();
        new Random(1).ints(200, 0x4E00, 0x5E00).forEach(text::appendCodePoint);
        var print = Fingerprint.of(
                Said.said("a", text.toString()).classified().submitted().report());

        assertThat(SignatureSerde.write(new Signature("mine.north.0123456789AB", 1, 2, 7, 500, Sketch.NONE, print)))
                .hasSizeLessThan(3 * 200 + 80);
    }

    @Test
    void read_formOfGroupsOfLetters_keepsPlaceAndTimeAndIsSilent() {
        var id = "mine.north.0123456789AB".getBytes(StandardCharsets.UTF_8);
        var old = ByteBuffer.allocate(200)
                .put((byte) 1)
                .putLong(5000)
                .putLong(9000)
                .put((byte) 1);
        old.putInt(399_000_000)
                .putInt(1_164_000_000)
                .putInt(77)
                .put((byte) id.length)
                .put(id);
        old.put((byte) 30).put((byte) 0).put((byte) 2).put((byte) 9).put((byte) 4);

        var read = SignatureSerde.read(Arrays.copyOf(old.array(), old.position()));

        assertThat(read.ownId()).isEqualTo("mine.north.0123456789AB");
        assertThat(read.submittedAt()).isEqualTo(5000);
        assertThat(read.expiresAt()).isEqualTo(9000);
        assertThat(read.fingerprint().whereabouts().latitude()).isEqualTo(399_000_000);
        assertThat(read.fingerprint().letters()).isZero();
    }

    @Test
    void read_unknownForm_saysSo() {
        assertThatIllegalStateException()
                .isThrownBy(() -> SignatureSerde.read(new byte[] {9}))
                .withMessageContaining("form 9");
    }
}
