package io.huiyin.processor.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArtefactTest {
    private static final List<String> TEXTS = List.of("小区施工噪音扰民，希望处理", "the lift in block four is broken again");

    @Test
    void read_whatWasWritten_isTheSame() {
        var model = TextModel.read(SampleModels.small());

        assertThat(model.labels()).containsExactly("环境", "交通");
        assertThat(model.threshold()).isEqualTo(0.7);
        assertThat(model.summary()).containsEntry("rows", "12").containsEntry("seed", "1");
        assertThat(model.features()).isEqualTo(4);
    }

    @Test
    void artefact_sameDraft_sameBytes() {
        assertThat(SampleModels.random(TEXTS, 7, 1)).isEqualTo(SampleModels.random(TEXTS, 7, 1));
    }

    @Test
    void read_anyOneByteChanged_isRefused() {
        var artefact = SampleModels.small();
        for (int i = 0; i < artefact.length; i++) {
            var changed = artefact.clone();
            changed[i] ^= 0x20;
            assertThatThrownBy(() -> TextModel.read(changed)).isInstanceOf(MalformedModelException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 5, 20, 36, 37, 60})
    void read_cutShort_isRefused(int length) {
        var artefact = Arrays.copyOf(SampleModels.small(), length);

        assertThatThrownBy(() -> TextModel.read(artefact)).isInstanceOf(MalformedModelException.class);
    }

    @Test
    void read_somethingElse_isRefusedByName() {
        assertThatThrownBy(() -> TextModel.read("PK a zip file, say, of more than thirty-seven bytes"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .hasMessage("these 51 bytes are not a model: they do not begin with HYTM");
    }

    @Test
    void read_laterForm_isRefusedByName() {
        var artefact = SampleModels.small();
        artefact[4] = 9;

        assertThatThrownBy(() -> TextModel.read(artefact))
                .hasMessage("the model has form 9; this version reads form 1");
    }

    /** The hash guards against accidents, not against malice: what is wrong inside is refused too, and never runs out of memory. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void read_anyBodyUnderARightHash_isReadOrRefused(long seed) {
        var random = new Random(seed);
        var artefact = SampleModels.small();
        int end = artefact.length - ArtefactWriter.DIGEST;
        for (int i = 0; i < 2000; i++) {
            var changed = artefact.clone();
            changed[5 + random.nextInt(end - 5)] = (byte) random.nextInt();
            System.arraycopy(Digest.of(changed, end), 0, changed, end, ArtefactWriter.DIGEST);
            try {
                TextModel.read(changed);
            } catch (MalformedModelException e) {
                assertThat(e).hasMessageStartingWith("the model");
            }
        }
    }
}
