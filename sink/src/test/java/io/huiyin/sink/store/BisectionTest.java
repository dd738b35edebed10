package io.huiyin.sink.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class BisectionTest {
    static List<Arguments> batches() {
        return List.of(
                Arguments.of(0, Set.of(), 0),
                Arguments.of(1000, Set.of(), 1),
                Arguments.of(1, Set.of(0), 1),
                Arguments.of(1024, Set.of(513), 21),
                Arguments.of(1000, Set.of(0, 499, 999), 60),
                Arguments.of(4, Set.of(0, 1, 2, 3), 7));
    }

    @ParameterizedTest
    @MethodSource("batches")
    void takeAllGood_takesTheRestInOrder_inFewAttempts(int size, Set<Integer> spoilt, int mostAttempts)
            throws SQLException {
        var taken = new ArrayList<Integer>();
        var attempts = new ArrayList<Integer>();
        var items = IntStream.range(0, size).boxed().toList();
        var bad = Bisection.takeAllGood(items, some -> {
            attempts.add(some.size());
            if (some.stream().anyMatch(spoilt::contains)) {
                return Optional.of("bad among " + some.size());
            }
            taken.addAll(some);
            return Optional.empty();
        });
        assertThat(bad)
                .extracting(Bisection.Bad::item)
                .containsExactlyElementsOf(spoilt.stream().sorted().toList());
        assertThat(bad).extracting(Bisection.Bad::detail).allMatch("bad among 1"::equals);
        assertThat(taken)
                .containsExactlyElementsOf(
                        items.stream().filter(one -> !spoilt.contains(one)).toList());
        assertThat(attempts).hasSizeLessThanOrEqualTo(mostAttempts);
    }

    @Test
    void takeAllGood_serverGone_isThrown() {
        assertThatThrownBy(() -> Bisection.takeAllGood(List.of(1, 2), some -> {
                    throw new SQLException("terminated", "57P01");
                }))
                .hasMessage("terminated");
    }
}
