package io.huiyin.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemTest {

    @Test
    void problem_ofALongValue_cutsItBetweenCharacters() {
        var problem = new Problem("text", "𠀀".repeat(101), "shorter");

        assertThat(problem.value()).isEqualTo("𠀀".repeat(100) + "…");
    }

    @Test
    void problem_ofHalfASurrogatePair_canStillBeWritten() {
        assertThat(new Problem("a\ud83d", "b\ude00", "whole")).isEqualTo(new Problem("a\ufffd", "b\ufffd", "whole"));
    }

    @Test
    void sentence_ofAProblem_namesFieldValueAndWhatWouldBeRight() {
        assertThat(new Problem("score", "6", "from 1 to 5").sentence())
                .isEqualTo("score is '6'; it must be from 1 to 5");
        assertThat(new Problem("site", "", "given").sentence()).isEqualTo("site is empty; it must be given");
    }

    @ParameterizedTest
    @CsvSource({
        "submitedAt, submittedAt",
        "submitted_at, submittedAt",
        "SUBMITTEDAT, submittedAt",
        "titel, title",
        "tex, text",
        "banana,",
        "q,"
    })
    void nearest_ofASlip_isTheNameThatWasMeant(String written, String meant) {
        assertThat(Nearest.to(written, List.of("submittedAt", "title", "text", "tenant"))
                        .orElse(null))
                .isEqualTo(meant);
    }
}
