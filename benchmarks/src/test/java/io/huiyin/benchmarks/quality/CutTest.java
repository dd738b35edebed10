package io.huiyin.benchmarks.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.benchmarks.quality.Cut.Scored;
import java.util.List;
import org.junit.jupiter.api.Test;

class CutTest {
    @Test
    void best_pairsThatScoresTellApart_isPerfect() {
        var best = Cut.best(List.of(new Scored(0.2, false), new Scored(0.9, true), new Scored(0.8, true)));

        assertThat(best).isEqualTo(new Cut(0.8, 1, 1, 1));
    }

    @Test
    void best_pairsWithOneScore_takesAllOrNone() {
        var best = Cut.best(List.of(new Scored(0.5, true), new Scored(0.5, false), new Scored(0.5, false)));

        assertThat(best.precision()).isEqualTo(1.0 / 3);
        assertThat(best.recall()).isEqualTo(1);
        assertThat(best.f1()).isEqualTo(0.5);
    }

    @Test
    void best_noPairThatIsTheSame_isNothing() {
        assertThat(Cut.best(List.of(new Scored(0.5, false))).f1()).isZero();
        assertThat(Cut.best(List.of()).f1()).isZero();
    }

    @Test
    void at_givenThreshold_countsWhatReachesIt() {
        var pairs = List.of(new Scored(0.9, true), new Scored(0.7, false), new Scored(0.2, true));

        assertThat(Cut.at(pairs, 0.7)).isEqualTo(new Cut(0.7, 0.5, 0.5, 0.5));
        assertThat(Cut.at(pairs, 0.95).f1()).isZero();
    }
}
