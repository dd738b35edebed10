package io.huiyin.processor.cases;

import io.huiyin.event.ActionKind;
import io.huiyin.event.Case;
import io.huiyin.event.CaseAction;
import io.huiyin.event.CaseEventKind;
import io.huiyin.event.Kind;
import io.huiyin.event.Reason;
import io.huiyin.event.Severity;
import io.huiyin.processor.clock.Facts;
import io.huiyin.processor.flow.Acted;
import io.huiyin.processor.flow.CaseChange;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;

/**
 * Staff say what a case is about, how bad it is, and whether it is for all to read. Cases that live on in it are confidential
 * when it is.
 */
final class Reclassifying {
    private final Desk desk;

    Reclassifying(Desk desk) {
        this.desk = desk;
    }

    Verdict reclassify(Case subject, Acted acted) {
        var objection = Standing.objection(subject, ActionKind.RECLASSIFY);
        if (objection.isPresent()) {
            return new Verdict.Refused(objection.get());
        }
        var action = acted.action();
        var category = Objects.requireNonNullElse(action.getCategory(), subject.getCategory());
        var always = acted.policy().rules().confidential().categories().contains(category);
        if (always && Boolean.FALSE.equals(action.getConfidential())) {
            return new Verdict.Refused("cases of category '%s' are always confidential".formatted(category));
        }
        var confidential = Objects.requireNonNullElse(action.getConfidential(), always || subject.getConfidential());
        var changes = new ArrayList<CaseChange>(1);
        changes.add(reclassified(subject, acted, confidential));
        for (var id : desk.kin.with(subject.getCaseId())) {
            var other = id.equals(subject.getCaseId()) ? null : desk.files.find(id);
            if (other != null && other.getConfidential() != confidential) {
                var change = Acting.change(other, acted);
                confide(change, other, confidential);
                tell(change, other, acted, "with " + subject.getCaseId());
                changes.add(change.done());
            }
        }
        return new Verdict.Done(changes);
    }

    private CaseChange reclassified(Case subject, Acted acted, boolean confidential) {
        var change = Acting.change(subject, acted);
        var action = acted.action();
        confide(change, subject, confidential);
        var after = change.after();
        if (action.getCategory() != null) {
            after.setCategory(action.getCategory());
        }
        if (action.getSeverity() != Severity.UNSPECIFIED) {
            after.setSeverity(action.getSeverity());
        }
        if (action.getKind() != Kind.UNSPECIFIED) {
            after.setKind(action.getKind());
        }
        if (action.getOwner() != null) {
            after.setOwner(action.getOwner());
        }
        giveReasons(after, subject, action, confidential);
        tell(change, subject, acted, "");
        retime(change, subject, acted);
        return change.done();
    }

    private void confide(Change change, Case subject, boolean confidential) {
        change.after().setConfidential(confidential);
        if (subject.getConfidential() && !confidential) {
            desk.withheld.of(subject.getCaseId()).ifPresent(what -> Withholding.giveBack(change.after(), what));
        }
    }

    /** Whoever set a thing is the reason for it; what else decided the severity so far goes on to be the reason for that. */
    private static void giveReasons(Case.Builder after, Case subject, CaseAction action, boolean confidential) {
        var said = confidential ? null : action.getText();
        var staff = new Reason("staff", action.getActor(), Objects.requireNonNullElse(said, ""), null);
        var sorted = action.getCategory() != null;
        var graded = action.getSeverity() != Severity.UNSPECIFIED;
        if (sorted && graded) {
            after.setReason(staff).setSeverityReason(null);
        } else if (sorted) {
            after.setSeverityReason(
                    Optional.ofNullable(after.getSeverityReason()).orElse(after.getReason()));
            after.setReason(staff);
        } else if (graded) {
            after.setSeverityReason(staff);
        }
    }

    private static void tell(Change change, Case subject, Acted acted, String with) {
        var line = Acting.tell(change, acted, CaseEventKind.RECLASSIFIED, "");
        var after = change.after();
        var differences = new ArrayList<String>();
        differ(differences, "category", subject.getCategory(), after.getCategory());
        differ(differences, "severity", subject.getSeverity(), after.getSeverity());
        differ(differences, "kind", subject.getKind(), after.getKind());
        differ(differences, "owner", subject.getOwner(), after.getOwner());
        if (subject.getConfidential() != after.getConfidential()) {
            differences.add(after.getConfidential() ? "confidential from here on" : "no longer confidential");
            line.setConfidential(after.getConfidential());
            if (after.getConfidential()) {
                line.setReaders(
                        new ArrayList<>(acted.policy().rules().confidential().roles()));
            }
        }
        var what = differences.isEmpty()
                ? "confirmed: category %s, severity %s, kind %s"
                        .formatted(subject.getCategory(), subject.getSeverity(), subject.getKind())
                : String.join(", ", differences);
        line.setWhy(with.isEmpty() ? what : what + ", " + with);
    }

    private static void differ(ArrayList<String> differences, String name, Object was, Object is) {
        if (!Objects.equals(was, is)) {
            differences.add("%s from %s to %s"
                    .formatted(
                            name, Objects.requireNonNullElse(was, "nobody"), Objects.requireNonNullElse(is, "nobody")));
        }
    }

    /** Other facts may have other targets. */
    private void retime(Change change, Case subject, Acted acted) {
        var after = change.after();
        var facts = new Facts(after.getCategory(), after.getSeverity(), after.getKind(), after.getChannel());
        var timing = desk.timings.of(subject.getTenant(), acted.policy().version());
        var since = subject.getReopened() == 0 ? subject.getOpenedAt() : acted.at();
        var doing = Doing.of(acted.action());
        var stopped = desk.countdowns.stop(subject.getTenant(), subject.getClocks(), doing, acted.at());
        var clocks = desk.countdowns.start(
                subject.getClocks(),
                desk.countdowns.reclassify(subject.getTenant(), stopped, timing, facts, since, acted.at()),
                doing,
                timing,
                facts,
                acted.at());
        desk.settling.settle(change, subject, clocks, acted.at(), "reclassified: another target");
    }
}
