package io.huiyin.processor.state;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/**
 * Who voted what on which case. A vote stays with the case that it was cast on; one that lives on in another is voted on
 * there, too, and a voter's latest vote is the one that counts.
 */
public final class Ballots {
    private final Family votes;

    /**
     * A vote.
     *
     * @param at when it was cast; the epoch where that was not noted
     */
    public record Vote(int score, Instant at) {}

    /**
     * What votes add up to.
     *
     * @param voters how many voted
     * @param sum of their latest scores
     */
    public record Sum(int voters, int sum) {}

    public Ballots(ProcessorContext<?, ?> context) {
        votes = new Family(CaseStores.links(context), 'v');
    }

    public void cast(String caseId, String voter, Vote vote) {
        votes.put(
                caseId,
                voter,
                ByteBuffer.allocate(1 + Long.BYTES)
                        .put((byte) vote.score())
                        .putLong(vote.at().toEpochMilli())
                        .array());
    }

    /** The vote of this voter that counts where these cases are one. */
    public Optional<Vote> of(Collection<String> caseIds, String voter) {
        Vote latest = null;
        for (var caseId : caseIds) {
            var bytes = votes.get(caseId, voter);
            if (bytes != null) {
                latest = later(latest, vote(bytes));
            }
        }
        return Optional.ofNullable(latest);
    }

    /** What the votes on these cases add up to where they are one: one voice a voter. Reads all of them. */
    public Sum sum(Collection<String> caseIds) {
        Map<String, Vote> counting = new HashMap<>();
        for (var caseId : caseIds) {
            for (var cast : votes.entries(caseId)) {
                counting.merge(cast.key, vote(cast.value), Ballots::later);
            }
        }
        return new Sum(
                counting.size(),
                counting.values().stream().mapToInt(Vote::score).sum());
    }

    void forget(String caseId) {
        votes.items(caseId).forEach(voter -> votes.delete(caseId, voter));
    }

    /** Votes that an earlier version wrote are one byte long. */
    private static Vote vote(byte[] bytes) {
        var at = bytes.length == 1 ? 0 : ByteBuffer.wrap(bytes, 1, Long.BYTES).getLong();
        return new Vote(bytes[0], Instant.ofEpochMilli(at));
    }

    private static Vote later(@Nullable Vote one, Vote other) {
        return one == null || !other.at().isBefore(one.at()) ? other : one;
    }
}
