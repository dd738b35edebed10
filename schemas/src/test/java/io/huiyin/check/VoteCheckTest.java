package io.huiyin.check;

import static io.huiyin.check.Samples.NOW;
import static io.huiyin.check.Samples.vote;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.huiyin.event.SatisfactionVote;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class VoteCheckTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void vote_withAScoreOfTheScale_isValid(int score) {
        assertThat(EventCheck.check(vote().setScore(score).setComment("好\n").build(), NOW))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void vote_outsideTheBounds_namesTheFieldAndWhatWouldBeRight(
            String what, UnaryOperator<SatisfactionVote.Builder> bend, String field, String expected) {
        assertThat(EventCheck.check(bend.apply(vote()).build(), NOW))
                .as(what)
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.field()).isEqualTo(field);
                    assertThat(problem.expected()).contains(expected);
                });
    }

    static Stream<Arguments> vote_outsideTheBounds_namesTheFieldAndWhatWouldBeRight() {
        return Stream.of(
                wrong("score 0", v -> v.setScore(0), "score", "from 1 to 5"),
                wrong("score 6", v -> v.setScore(6), "score", "from 1 to 5"),
                wrong("score below all", v -> v.setScore(Integer.MIN_VALUE), "score", "from 1 to 5"),
                wrong("no reference", v -> v.setReference(""), "reference", "a reference"),
                wrong("no voter", v -> v.setVoter(""), "voter", "1 to 255"),
                wrong("no identity", v -> v.setEventId(" "), "eventId", "1 to 255"),
                wrong("wrong tenant", v -> v.setTenant("-a"), "tenant", "no hyphen"),
                wrong("wrong site", v -> v.setSite("a_b"), "site", "lower-case"),
                wrong("long comment", v -> v.setComment("x".repeat(10_001)), "comment", "at most 10000"),
                wrong("tomorrow", v -> v.setOccurredAt(NOW.plus(Duration.ofDays(1))), "occurredAt", "from now"));
    }

    private static Arguments wrong(
            String what, UnaryOperator<SatisfactionVote.Builder> bend, String field, String expected) {
        return arguments(what, bend, field, expected);
    }
}
