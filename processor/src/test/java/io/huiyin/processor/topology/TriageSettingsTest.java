package io.huiyin.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.huiyin.processor.cases.CasesSettings;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TriageSettingsTest {
    private final TriageSettings settings =
            new TriageSettings("t.", Duration.ofSeconds(1), false, CasesSettings.DEFAULT);

    @ParameterizedTest
    @ValueSource(ints = {0, -1024, 512, 3000, 131_071, 1 << 26})
    void remembering_noPowerOfTwoInBounds_isRefusedNamingKeyAndValue(int reports) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.remembering(reports))
                .withMessage("processor.duplicates.capacity is " + reports
                        + "; it must be a power of two from 1024 to 33554432");
    }

    @ParameterizedTest
    @ValueSource(ints = {1024, 131_072, 1 << 25})
    void remembering_powerOfTwo_isKeptInAReplay(int reports) {
        assertThat(settings.remembering(reports).replayInto("r.").remembered()).isEqualTo(reports);
    }
}
