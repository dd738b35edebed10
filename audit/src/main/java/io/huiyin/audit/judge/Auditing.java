package io.huiyin.audit.judge;

import io.huiyin.audit.judge.Finding.Missing;
import io.huiyin.audit.judge.Finding.Overdue;
import io.huiyin.audit.judge.Finding.Twice;
import io.huiyin.audit.judge.Finding.Unfounded;
import io.huiyin.audit.judge.Finding.WrongDeadline;
import io.huiyin.event.Case;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Holds what a case should have had against what it has had. */
public final class Auditing {
    private final Rules rules;

    public Auditing(Rules rules) {
        this.rules = rules;
    }

    /** Everything that is wrong with this case when time has come so far. */
    public Verdict judge(CaseFile file, Reach reach) {
        var subject = file.latest();
        if (subject == null) {
            return strays(file, reach);
        }
        var findings = new ArrayList<Finding>();
        var lookAgain = Instant.MAX;
        for (var run : file.runs()) {
            var reckoned = Reckoned.of(file, subject, run, rules);
            if (reckoned.isEmpty()) {
                continue;
            }
            deadline(subject, run, reckoned.get(), findings);
            for (var due : new Expectation(file, subject, run, reckoned.get(), rules).all(reach.now())) {
                lookAgain = earlier(lookAgain, missing(file, subject, run, due, reach, findings));
            }
        }
        var foundation = new Foundation(file, subject, rules);
        for (var raised : file.raised()) {
            var id = raised.id();
            if (raised.copies() > 1) {
                findings.add(new Twice(subject.getCaseId(), raised.clock(), raised.step(), id, raised.copies()));
            }
            if (reach.passed(raised.appended())) {
                foundation
                        .objection(raised)
                        .ifPresent(why -> findings.add(
                                new Unfounded(subject.getCaseId(), raised.clock(), raised.step(), id, why)));
            } else {
                lookAgain = earlier(lookAgain, raised.appended());
            }
        }
        return new Verdict(findings, lookAgain);
    }

    /** Escalations of a case that is not there. */
    private static Verdict strays(CaseFile file, Reach reach) {
        var findings = new ArrayList<Finding>();
        var lookAgain = Instant.MAX;
        for (var raised : file.raised()) {
            if (reach.passed(raised.appended())) {
                var caseId = raised.id().substring(0, Math.max(0, raised.id().indexOf('/')));
                findings.add(new Unfounded(
                        caseId,
                        raised.clock(),
                        raised.step(),
                        raised.id(),
                        "there is no such case, or it is closed for long"));
            } else {
                lookAgain = earlier(lookAgain, raised.appended());
            }
        }
        return new Verdict(findings, lookAgain);
    }

    private static void deadline(Case subject, Run run, Reckoned reckoned, List<Finding> findings) {
        var found = run.clock().getDeadline();
        if (!Objects.equals(found, reckoned.deadline())) {
            findings.add(new WrongDeadline(subject.getCaseId(), run.clock().getName(), reckoned.deadline(), found));
        }
    }

    /** @return when to look again for this one */
    private static Instant missing(CaseFile file, Case subject, Run run, Due due, Reach reach, List<Finding> findings) {
        var clock = run.clock();
        var id = Raised.id(subject.getCaseId(), clock.getName(), due.step(), clock.getGeneration(), due.repeat());
        if (!due.must() || file.raised(id) != null) {
            return Instant.MAX;
        }
        if (reach.passed(due.by())) {
            findings.add(new Missing(subject.getCaseId(), clock.getName(), due.step(), id, due.dueAt()));
        } else if (reach.due(due.by())) {
            findings.add(new Overdue(subject.getCaseId(), clock.getName(), due.step(), id, due.dueAt()));
        }
        return due.by();
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
