package io.huiyin.benchmarks.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.benchmarks.quality.BestCut.Scored;
import java.util.List;
import org.junit.jupiter.api.Test;

class BestCutTest {
    @Test
    void of_pairsThatScoresTellApart_isPerfect() {
        var best = BestCut.of(List.of(new Scored(0.2, false), new Scored(0.9, true), new Scored(0.8, true)));

        assertThat(best).isEqualTo(new BestCut(0.8, 1, 1, 1));
    }

    @Test
    void of_pairsWithOneScore_takesAllOrNone() {
        var best = BestCut.of(List.of(new Scored(0.5, true), new Scored(0.5, false), new Scored(0.5, false)));

        assertThat(best.precision()).isEqualTo(1.0 / 3);
        assertThat(best.recall()).isEqualTo(1);
        assertThat(best.f1()).isEqualTo(0.5);
    }

    @Test
    void of_noPairThatIsTheSame_isNothing() {
        assertThat(BestCut.of(List.of(new Scored(0.5, false))).f1()).isZero();
        assertThat(BestCut.of(List.of()).f1()).isZero();
    }
}
