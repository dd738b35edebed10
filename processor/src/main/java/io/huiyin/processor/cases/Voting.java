package io.huiyin.processor.cases;

import io.huiyin.event.Case;
import io.huiyin.event.CaseEventKind;
import io.huiyin.processor.flow.CaseChange;
import io.huiyin.processor.flow.Voted;
import io.huiyin.processor.state.Ballots.Vote;
import java.util.Optional;

/** A vote counts once a voter and case; a later one replaces the earlier. */
final class Voting {
    private Voting() {}

    /** @return empty where the voter had cast the same vote before */
    static Optional<CaseChange> vote(Case subject, Voted voted, Optional<Vote> earlier) {
        var vote = voted.vote();
        if (earlier.isPresent() && earlier.get().score() == vote.getScore()) {
            return Optional.empty();
        }
        var change = Change.of(subject, voted.origin().at(), voted.policy());
        change.after()
                .setVotes(subject.getVotes() + (earlier.isPresent() ? 0 : 1))
                .setVoteSum(subject.getVoteSum()
                        + vote.getScore()
                        - earlier.map(Vote::score).orElse(0));
        change.tell(CaseEventKind.VOTED, voted.origin().at(), "score %d of 5".formatted(vote.getScore()))
                .setEventId(vote.getEventId())
                .setReporter(vote.getVoter())
                .setText(vote.getComment());
        return Optional.of(change.done());
    }
}
