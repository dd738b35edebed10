package io.huiyin.processor.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldedTextTest {

    @ParameterizedTest
    @CsvSource({
        "ＡＢＣ１２３, abc123",
        "Straße, strasse",
        "'  two   words ', two words",
        "'line\tone', line one",
        "２号電梯　壞了, 2号電梯 壞了",
        "ﬁre, fire",
        "'', ''",
    })
    void of_text_isFoldedToOneForm(String written, String folded) {
        assertThat(FoldedText.of(written)).isEqualTo(folded);
    }
}
