package io.huiyin.processor.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTest {

    @ParameterizedTest
    @CsvSource({
        "0, 2, 0.00",
        "0.005, 2, 0.01",
        "0.125, 2, 0.13",
        "1.005, 2, 1.01",
        "0.9999, 2, 1.00",
        "-0.001, 2, 0.00",
        "-0.05, 1, -0.1",
        "-12.34, 1, -12.3",
        "3, 1, 3.0",
        "0.0625, 3, 0.063",
        "1e15, 1, 1000000000000000.0"
    })
    void of_number_isRoundedAsInDecimals(double number, int places, String expected) {
        assertThat(Decimal.of(number, places)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void of_anyNumber_isWhatExactArithmeticSays(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            double number = i % 2 == 0 ? random.nextGaussian() * 10 : random.nextInt(-10_000, 10_000) / 1000.0;
            int places = 1 + random.nextInt(3);
            assertThat(Decimal.of(number, places))
                    .as("seed %d: %s to %d places", seed, number, places)
                    .isEqualTo(BigDecimal.valueOf(number)
                            .setScale(places, RoundingMode.HALF_UP)
                            .toPlainString());
        }
    }
}
