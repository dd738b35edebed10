package io.huiyin.processor.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
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

    /** The short way for plain text gives what the whole of Unicode's rules give: alone, and pushed on the long way by a mark. */
    @Test
    void of_everyCharacter_isTheSameInPlainTextAsBesideAnyOther() {
        for (int c = 0; c < Character.MIN_SURROGATE; c++) {
            var text = "a" + (char) c + "B";
            var longWay = FoldedText.of(text + " é");

            assertThat(FoldedText.of(text)).as("U+%04X", c).isEqualTo(longWay.substring(0, longWay.length() - 2));
        }
    }
}
