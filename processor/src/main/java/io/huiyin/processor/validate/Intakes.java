package io.huiyin.processor.validate;

import io.huiyin.check.EventCheck;
import io.huiyin.event.CaseAction;
import io.huiyin.event.Report;
import io.huiyin.event.SatisfactionVote;
import io.huiyin.processor.flow.Acted;
import io.huiyin.processor.flow.Nodes;
import io.huiyin.processor.flow.Origin;
import io.huiyin.processor.flow.PolicyInForce;
import io.huiyin.processor.flow.Submitted;
import io.huiyin.processor.flow.Voted;
import io.huiyin.serde.Decoded;
import io.huiyin.topic.CaseId;
import io.huiyin.topic.TaskKey;
import java.util.function.Function;

/** The three ways in. */
public final class Intakes {
    private Intakes() {}

    public static Intake<Report, Submitted> reports(Function<byte[], Decoded<Report>> decode) {
        return new Intake<>(
                "validate-reports",
                decode,
                EventCheck::check,
                report -> new TaskKey(report.getTenant(), report.getSite()),
                Intakes::submitted,
                Nodes.CLASSIFY);
    }

    public static Intake<CaseAction, Acted> actions(Function<byte[], Decoded<CaseAction>> decode) {
        return new Intake<>(
                "validate-actions",
                decode,
                EventCheck::check,
                action -> new TaskKey(action.getTenant(), action.getSite()),
                Acted::new,
                Nodes.KEEP_CASES);
    }

    public static Intake<SatisfactionVote, Voted> votes(Function<byte[], Decoded<SatisfactionVote>> decode) {
        return new Intake<>(
                "validate-votes",
                decode,
                EventCheck::check,
                vote -> new TaskKey(vote.getTenant(), vote.getSite()),
                Voted::new,
                Nodes.KEEP_CASES);
    }

    /** What a report says of its time decides, but never a time after the broker had it; history is taken at its word. */
    private static Submitted submitted(Report report, Origin origin, PolicyInForce policy) {
        var said = report.getSubmittedAt();
        var submittedAt = report.getBatch() == null && said.isAfter(origin.at()) ? origin.at() : said;
        var ownId = CaseId.ofFirstReport(report.getTenant(), report.getSite(), report.getEventId());
        return new Submitted(report, ownId, origin, submittedAt, policy);
    }
}
