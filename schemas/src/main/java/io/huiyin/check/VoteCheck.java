package io.huiyin.check;

import io.huiyin.event.SatisfactionVote;
import java.time.Instant;
import java.util.List;

/** What a vote must be to be let in. */
final class VoteCheck {
    private VoteCheck() {}

    static List<Problem> check(SatisfactionVote vote, Instant now) {
        var findings = new Findings();
        findings.identity("eventId", vote.getEventId());
        findings.slug("tenant", vote.getTenant());
        findings.slug("site", vote.getSite());
        findings.reference("reference", vote.getReference());
        findings.identity("voter", vote.getVoter());
        if (vote.getScore() < 1 || vote.getScore() > 5) {
            findings.add("score", vote.getScore(), "a whole number from 1 to 5");
        }
        findings.text("comment", vote.getComment(), EventCheck.LONGEST_TEXT);
        findings.happened("occurredAt", vote.getOccurredAt(), EventCheck.EARLIEST, now);
        return findings.problems();
    }
}
