package io.huiyin.sink.notify;

import static io.huiyin.sink.notify.Lines.DUTY;
import static io.huiyin.sink.notify.Lines.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.sink.notify.media.Attempt;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SendingTest {
    private static final Attempt TAKEN = new Attempt.Accepted();

    @Test
    void trouble_stopsIt_andWhatWasNotSentCountsNoAttempt() {
        var outcome = send(false, parcel -> parcel.sequence() == 2 ? new Attempt.Unanswered("hangs") : TAKEN);

        assertThat(outcome.changes())
                .extracting(change -> change.state() + " " + change.tried())
                .containsExactly("DELIVERED 0", "PENDING 0", "PENDING -1", "PENDING -1");
        assertThat(outcome.after().failures()).isEqualTo(1);
        assertThat(outcome.error()).contains("hangs");
        assertThat(outcome.delivered()).isTrue();
    }

    @Test
    void retryAfter_isAskedOfTheWholeChannel() {
        var refusal = new Attempt.Refused(429, Optional.of(Duration.ofHours(1)));

        var outcome = send(false, _parcel -> refusal);

        assertThat(outcome.held().orElseThrow()).isAfterOrEqualTo(NOON.plusSeconds(3600));
        assertThat(outcome.heldFor()).isEqualTo("ASKED");
    }

    @Test
    void messageThatCannotBeMade_isTriedAgain() {
        var outcome = send(false, _parcel -> {
            throw new IllegalStateException("a bug");
        });

        assertThat(outcome.changes().getFirst().error()).isEqualTo("it could not be made: IllegalStateException");
        assertThat(outcome.changes().getFirst().state()).isEqualTo(Change.State.PENDING);
    }

    @Test
    void stopping_beginsNothing() {
        assertThat(send(true, _parcel -> TAKEN).changes())
                .extracting(Change::tried)
                .containsExactly(-1, -1, -1, -1);
    }

    private static Outcome send(boolean stopping, Function<Parcel, Attempt> medium) {
        var parcels = IntStream.rangeClosed(1, 4)
                .mapToObj(Lines::line)
                .map(Parcel::new)
                .toList();
        var plan = new Plan(List.of(), List.of(), List.of(), parcels, ChannelState.NEW, Optional.empty());
        var turn = new Turn(DUTY, plan, Optional.empty(), NOON);
        return new Sending(turn, Patience.DEFAULT, medium, () -> stopping).run(1);
    }
}
