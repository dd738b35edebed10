package io.huiyin.processor.cases;

import static java.util.Objects.requireNonNull;

import io.huiyin.event.ActionKind;
import io.huiyin.event.Case;
import io.huiyin.event.CaseEvent;
import io.huiyin.event.CaseEventKind;
import io.huiyin.processor.flow.Acted;
import io.huiyin.processor.flow.Addressed;
import io.huiyin.processor.flow.CaseChange;
import io.huiyin.processor.flow.Voted;
import io.huiyin.processor.state.Ballots;
import io.huiyin.processor.state.Links;
import io.huiyin.processor.state.Timer;
import io.huiyin.processor.state.avro.Waiting;
import io.huiyin.topic.CaseId;
import io.huiyin.topic.Reference;
import java.util.List;
import java.util.Optional;

/** Takes in actions and votes: each acts once on the case where its report went. What comes before its report waits a while. */
final class ActionDesk {
    private final Desk desk;
    private final Acting acting;
    private final Merging merging;
    private final Reclassifying reclassifying;
    private final Splitting splitting;

    ActionDesk(Desk desk) {
        this.desk = desk;
        this.acting = new Acting(desk.timings, desk.settling);
        this.merging = new Merging(desk);
        this.reclassifying = new Reclassifying(desk);
        this.splitting = new Splitting(desk, merging);
    }

    void take(Acted acted) {
        var action = acted.action();
        var ownId = ownId(action.getTenant(), action.getSite(), action.getReference());
        var subject = desk.files.caseOf(ownId);
        if (subject.isEmpty()) {
            keepWaiting(ownId, action.getEventId(), acted, Parked.of(acted));
        } else if (desk.links.addAction(ownId, action.getEventId())) {
            var current = desk.current(subject.get(), acted.at());
            settle(current, acted, decide(current, ownId, acted));
        }
    }

    void take(Voted voted) {
        var vote = voted.vote();
        var ownId = ownId(vote.getTenant(), vote.getSite(), vote.getReference());
        var subject = desk.files.caseOf(ownId);
        if (subject.isEmpty()) {
            keepWaiting(ownId, vote.getEventId(), voted, Parked.of(voted));
            return;
        }
        var caseId = subject.get().getCaseId();
        var home = requireNonNull(desk.files.filed(ownId), ownId).getCaseId();
        var earlier = desk.ballots.of(desk.kin.with(caseId), vote.getVoter());
        Voting.vote(subject.get(), voted, earlier).ifPresent(change -> {
            desk.ballots.cast(
                    home,
                    vote.getVoter(),
                    new Ballots.Vote(vote.getScore(), voted.origin().at()));
            desk.commit(change);
        });
    }

    /** The id behind a reference as people may write it, in small letters and groups of four, or behind that of a dedup key. */
    private String ownId(String tenant, String site, String written) {
        var id = new CaseId(tenant, site, Reference.parse(written).orElse(written)).toString();
        return desk.links.keyed(id).map(Links.Keyed::caseId).orElse(id);
    }

    /** Its report may be a moment behind on another topic; after a while without it, this is a dead letter. */
    private void keepWaiting(String ownId, String eventId, Addressed addressed, Waiting waiting) {
        var until = addressed.origin().at().plus(desk.settings.waitForReport());
        desk.links.keepWaiting(ownId, eventId, waiting);
        desk.timers.set(new Timer(until, Timer.Kind.WAITING, ownId));
    }

    /** What had come before the report is obeyed now, in the order in which it came. */
    void takeWaiting(String ownId) {
        for (var waiting : desk.links.takeWaiting(ownId)) {
            switch (Parked.back(waiting, desk.policies)) {
                case Acted acted -> take(acted);
                case Voted voted -> take(voted);
            }
        }
    }

    private Verdict decide(Case subject, String ownId, Acted acted) {
        var forbidden = Permission.objection(acted);
        if (forbidden.isPresent()) {
            return new Verdict.Refused(forbidden.get());
        }
        return switch (acted.action().getAction()) {
            case MERGE -> merge(subject, acted);
            case RECLASSIFY -> reclassifying.reclassify(subject, acted);
            case SPLIT -> splitting.split(subject, ownId, acted);
            case ACKNOWLEDGE,
                    ASSIGN,
                    RESPOND,
                    TRANSFER,
                    PAUSE,
                    RESUME,
                    RESOLVE,
                    REOPEN,
                    SNOOZE,
                    CANCEL,
                    COMMENT,
                    COMPLETE,
                    END_BATCH,
                    UNSPECIFIED -> acting.act(subject, acted);
        };
    }

    private Verdict merge(Case subject, Acted acted) {
        var objection = Standing.objection(subject, ActionKind.MERGE);
        if (objection.isPresent()) {
            return new Verdict.Refused(objection.get());
        }
        var action = acted.action();
        var into = ownId(action.getTenant(), action.getSite(), String.valueOf(action.getInto()));
        return desk.files
                .caseOf(into)
                .map(target -> merging.merge(subject, desk.current(target, acted.at()), acted))
                .orElseGet(() -> new Verdict.Refused(
                        "there is no case %s; a case is merged into one of its own tenant and site".formatted(into)));
    }

    private void settle(Case subject, Acted acted, Verdict verdict) {
        switch (verdict) {
            case Verdict.Done done -> {
                for (var change : done.changes()) {
                    desk.commit(change);
                    // A case that is open again may have been closed while a policy took over those that were not.
                    desk.current(change.after(), acted.at());
                }
            }
            case Verdict.Refused refused -> desk.tell(refusal(subject, acted, refused.why()));
        }
    }

    /** Changes nothing, and so has the case's revision as it is. */
    private static CaseChange refusal(Case subject, Acted acted, String why) {
        var line = CaseEvent.newBuilder()
                .setId(subject.getCaseId() + "#refused." + acted.action().getEventId())
                .setCaseId(subject.getCaseId())
                .setTenant(subject.getTenant())
                .setSite(subject.getSite())
                .setKind(CaseEventKind.REFUSED)
                .setAt(acted.at())
                .setRevision(subject.getRevision())
                .setWhy(acted.action().getAction() + " refused: " + why)
                .setPolicyVersion(acted.policy().version());
        var told = Acting.signed(line, acted).build();
        var withholding = new Withholding(Case.newBuilder(subject));
        return new CaseChange(
                acted.origin().at(),
                acted.policy(),
                subject,
                subject,
                List.of(subject.getConfidential() ? withholding.takeFromLine(told) : told),
                List.of(),
                withholding.texts(),
                Optional.empty());
    }
}
