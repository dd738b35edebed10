package io.huiyin.processor.cases;

import static java.util.Objects.requireNonNull;

import io.huiyin.event.Case;
import io.huiyin.event.CaseEventKind;
import io.huiyin.processor.flow.Acted;
import io.huiyin.processor.flow.CaseChange;
import io.huiyin.processor.state.avro.FiledReport;
import io.huiyin.topic.CaseId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The report that opened a case is split off: its reference names the case, so it stays, and all others leave it together. They
 * go to the case of the one among them that came first.
 */
final class Parting {
    /** More than this would be too much for one transaction; staff may split off the others one by one. */
    private static final int MOST_MOVED = 1_000;

    private final Desk desk;
    private final Merging merging;
    private final Splitting splitting;

    Parting(Desk desk, Merging merging, Splitting splitting) {
        this.desk = desk;
        this.merging = merging;
        this.splitting = splitting;
    }

    /** A report that joined, by its own id. */
    private record Member(String ownId, FiledReport filed) {}

    Verdict partFromTheRest(Case from, Acted acted) {
        var joined = desk.links.members(from.getCaseId(), MOST_MOVED + 1);
        var merged = desk.kin.mergedInto(from.getCaseId());
        if (joined.size() + merged.size() > MOST_MOVED) {
            return new Verdict.Refused(
                    "%s was opened by this report, and more than %d others joined it; name those that are another problem"
                            .formatted(from.getCaseId(), MOST_MOVED));
        }
        if (joined.isEmpty() && merged.isEmpty()) {
            return new Verdict.Refused("it is the only report of " + from.getCaseId());
        }
        return joined.isEmpty() ? toMergedCase(from, merged, acted) : toJoinedReport(from, joined, merged, acted);
    }

    private Verdict toJoinedReport(Case from, List<String> joined, List<String> merged, Acted acted) {
        var members = joined.stream()
                .map(ownId -> new Member(ownId, requireNonNull(desk.files.filed(ownId), ownId)))
                .sorted(Comparator.comparing((Member one) -> Splitting.submittedAt(one.filed()))
                        .thenComparing(Member::ownId))
                .toList();
        var first = members.getFirst();
        var others = from.getReports() - 1;
        var opened = splitting.open(from, first.ownId(), first.filed(), acted);
        for (var member : members.subList(1, members.size())) {
            tellOfMoved(opened, member, from, acted);
            desk.files.refile(
                    member.ownId(),
                    member.filed(),
                    FiledReport.newBuilder(member.filed())
                            .setCaseId(first.ownId())
                            .build());
        }
        var moved = moved(merged, from.getCaseId(), first.ownId(), acted);
        merging.keepApart(first.ownId(), from);
        var votes = desk.ballots.sum(desk.kin.with(first.ownId()));
        opened.after()
                .setReports(others)
                .setLastReportAt(from.getLastReportAt())
                .setVotes(votes.voters())
                .setVoteSum(votes.sum());
        var changes = new ArrayList<CaseChange>();
        changes.add(opened.done());
        changes.addAll(moved);
        changes.addAll(merging.shrunk(from.getCaseId(), from, first.ownId(), others, acted));
        return new Verdict.Done(changes);
    }

    /** Nothing joined but cases that staff merged: the first of them is its own again, and takes in the others. */
    private Verdict toMergedCase(Case from, List<String> merged, Acted acted) {
        var cases = merged.stream()
                .map(id -> requireNonNull(desk.files.find(id), id))
                .sorted(Comparator.comparing(Case::getOpenedAt).thenComparing(Case::getCaseId))
                .toList();
        var first = cases.getFirst();
        var others =
                cases.subList(1, cases.size()).stream().map(Case::getCaseId).toList();
        var reports = first.getReports()
                + cases.subList(1, cases.size()).stream()
                        .mapToInt(Case::getReports)
                        .sum();
        var moved = moved(others, from.getCaseId(), first.getCaseId(), acted);
        var changes = new ArrayList<>(merging.unmerged(first, from, reports, acted));
        changes.addAll(1, moved);
        return new Verdict.Done(changes);
    }

    private static void tellOfMoved(Change opened, Member member, Case from, Acted acted) {
        var report = Splitting.report(member.filed());
        opened.tell(CaseEventKind.MERGED_IN, acted.at(), "moved here from " + from.getCaseId())
                .setEventId(report.getEventId())
                .setReference(CaseId.parse(member.ownId()).orElseThrow().reference())
                .setActor(acted.action().getActor())
                .setChannel(report.getChannel())
                .setReporter(report.getReporter())
                .setText(Opening.text(report))
                .setOtherCaseId(from.getCaseId());
    }

    /** Cases that lived on in the one live on in the other. */
    private List<CaseChange> moved(List<String> merged, String from, String into, Acted acted) {
        var changes = new ArrayList<CaseChange>();
        for (var id : merged) {
            var since = desk.kin.mergedAt(id, from).orElse(acted.at());
            desk.kin.release(id, from);
            desk.kin.adopt(id, into, since);
            var change = Change.of(
                    requireNonNull(desk.files.find(id), id), acted.origin().at(), acted.policy());
            change.after().setMergedInto(into);
            Acting.signed(change.tell(CaseEventKind.MERGED, acted.at(), "moved on into " + into), acted)
                    .setOtherCaseId(into);
            changes.add(change.done());
        }
        return changes;
    }
}
