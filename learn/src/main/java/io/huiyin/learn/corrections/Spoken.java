package io.huiyin.learn.corrections;

import io.huiyin.event.CaseEvent;
import io.huiyin.topic.Topics;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the timelines say: where each report went, which cases staff sorted anew, and which two they said are the same or not. */
final class Spoken {
    private final Map<String, Stay> stays = new HashMap<>();
    private final Set<String> corrected = new HashSet<>();
    private final Map<Pair, Verdict> verdicts = new LinkedHashMap<>();
    private final Set<Pair> suggested = new HashSet<>();
    private final Map<String, String> merges = new HashMap<>();

    /**
     * Where a report is.
     *
     * @param joined whether it was put there by its likeness, and nobody has moved it since
     */
    record Stay(String caseId, Instant since, boolean joined) {}

    /** Two reports, by their own ids, in one order. */
    record Pair(String a, String b) {
        static Pair of(String one, String other) {
            return one.compareTo(other) <= 0 ? new Pair(one, other) : new Pair(other, one);
        }
    }

    /**
     * What staff said of two.
     *
     * @param actor who
     */
    record Verdict(
            boolean same,
            Source source,
            Instant at,
            @Nullable String actor) {}

    static Spoken of(Events events) {
        var spoken = new Spoken();
        events.each(Topics.CASE_EVENTS, spoken::take);
        return spoken;
    }

    private void take(CaseEvent line) {
        switch (line.getKind()) {
            case OPENED -> stay(line, false);
            case REPORT_JOINED -> stay(line, true);
            case SUGGESTED -> other(line).ifPresent(other -> suggested.add(Pair.of(line.getCaseId(), other)));
            case RECLASSIFIED -> corrected.add(line.getCaseId());
            case MERGED_IN -> {
                if (line.getChannel() != null) {
                    stay(line, false);
                }
            }
            case MERGED -> other(line).ifPresent(into -> merged(line, into));
            case SPLIT_OFF -> {
                stay(line, false);
                other(line).ifPresent(from -> split(line, from));
            }
            default -> {}
        }
    }

    private static Optional<String> other(CaseEvent line) {
        return Optional.ofNullable(line.getOtherCaseId());
    }

    private void stay(CaseEvent line, boolean joined) {
        var reference = line.getReference();
        var ownId = reference == null ? line.getCaseId() : line.getTenant() + "." + line.getSite() + "." + reference;
        stays.merge(
                ownId,
                new Stay(line.getCaseId(), line.getAt(), joined),
                (was, is) -> is.since().isBefore(was.since()) ? was : is);
    }

    private void merged(CaseEvent line, String into) {
        if (line.getWhy().startsWith("moved on")) {
            return;
        }
        merges.put(line.getCaseId(), into);
        var pair = Pair.of(line.getCaseId(), into);
        say(
                pair,
                new Verdict(
                        true,
                        suggested.contains(pair) ? Source.SUGGESTION : Source.MERGE,
                        line.getAt(),
                        line.getActor()));
    }

    /** What a split takes back is said of the case that it was merged into, and of the one where it lived on. */
    private void split(CaseEvent line, String from) {
        var verdict = new Verdict(false, Source.SPLIT, line.getAt(), line.getActor());
        say(Pair.of(line.getCaseId(), from), verdict);
        var into = merges.remove(line.getCaseId());
        if (into != null) {
            say(Pair.of(line.getCaseId(), into), verdict);
        }
    }

    private void say(Pair pair, Verdict verdict) {
        verdicts.merge(pair, verdict, (was, is) -> is.at().isBefore(was.at()) ? was : is);
    }

    /** Where the report of this own id is; empty where no timeline tells of it. */
    Optional<Stay> stay(String ownId) {
        return Optional.ofNullable(stays.get(ownId));
    }

    Collection<Map.Entry<String, Stay>> stays() {
        return stays.entrySet();
    }

    /** Whether staff sorted this case anew, or confirmed what it was. */
    boolean corrected(String caseId) {
        return corrected.contains(caseId);
    }

    /** Staff's latest word on two of which they said one. A suggestion may be told after the merge that took it up. */
    Map<Pair, Verdict> verdicts() {
        var said = new LinkedHashMap<Pair, Verdict>();
        verdicts.forEach((pair, verdict) -> said.put(
                pair,
                verdict.same() && suggested.contains(pair)
                        ? new Verdict(true, Source.SUGGESTION, verdict.at(), verdict.actor())
                        : verdict));
        return said;
    }
}
