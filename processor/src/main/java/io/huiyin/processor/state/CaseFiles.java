package io.huiyin.processor.state;

import io.huiyin.event.Case;
import io.huiyin.event.CaseStatus;
import io.huiyin.processor.flow.CaseLookup;
import io.huiyin.processor.state.avro.FiledReport;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Cases and the reports filed under them. */
public final class CaseFiles implements CaseLookup {
    /** A chain of merges longer than this is broken off: each merge follows the chain before it adds a link, so chains stay short. */
    private static final int LONGEST_CHAIN = 100;

    private static final Set<CaseStatus> OPEN =
            EnumSet.of(CaseStatus.OPEN, CaseStatus.ACKNOWLEDGED, CaseStatus.ANSWERED);

    private final KeyValueStore<String, Case> cases;
    private final KeyValueStore<String, FiledReport> references;
    private final Links links;
    private final Kin kin;
    private final Ballots ballots;
    private final Withholdings withheld;

    /** Over the stores of a task. */
    public CaseFiles(ProcessorContext<?, ?> context) {
        this.cases = CaseStores.cases(context);
        this.references = CaseStores.references(context);
        this.links = new Links(context);
        this.kin = new Kin(context);
        this.ballots = new Ballots(context);
        this.withheld = new Withholdings(context);
    }

    /** The case of this id, merged or not; null where there is none. */
    public @Nullable Case find(String caseId) {
        return cases.get(caseId);
    }

    /** Where the report went; null where it was never seen, or was let go with its case. */
    public @Nullable FiledReport filed(String reportOwnId) {
        return references.get(reportOwnId);
    }

    /** The case where this one lives on: itself unless it was merged. */
    public Optional<Case> follow(String caseId) {
        var found = cases.get(caseId);
        for (int i = 0; found != null && found.getMergedInto() != null && i < LONGEST_CHAIN; i++) {
            found = cases.get(found.getMergedInto());
        }
        return Optional.ofNullable(found);
    }

    @Override
    public Optional<Case> caseOf(String reportOwnId) {
        var filed = references.get(reportOwnId);
        return filed == null ? Optional.empty() : follow(filed.getCaseId());
    }

    @Override
    public Optional<String> eventIdOf(String reportOwnId) {
        return Optional.ofNullable(references.get(reportOwnId)).map(FiledReport::getEventId);
    }

    @Override
    public Optional<String> wordsUnder(String keyId) {
        return links.keyed(keyId)
                .filter(last -> follow(last.caseId())
                        .filter(subject -> OPEN.contains(subject.getStatus()))
                        .isPresent())
                .map(Links.Keyed::words);
    }

    @Override
    public boolean apart(String reportOwnId, String caseId) {
        return kin.said(reportOwnId, caseId);
    }

    @Override
    public boolean keptApart(String caseId, String otherCaseId) {
        return kin.apart(caseId, otherCaseId);
    }

    /** The cases from this one to the one where it lives on, both of them. */
    public List<Case> way(String caseId) {
        var way = new ArrayList<Case>();
        for (var next = cases.get(caseId); next != null && way.size() < LONGEST_CHAIN; ) {
            way.add(next);
            next = next.getMergedInto() == null ? null : cases.get(next.getMergedInto());
        }
        return way;
    }

    /** Cases of this tenant in the order of their ids, those after {@code after}, at most so many. */
    public List<Case> ofTenant(String tenant, String after, int most) {
        var found = new ArrayList<Case>();
        var from = after.isEmpty() ? tenant + "." : after + "\0";
        try (var scan = cases.range(from, tenant + "/")) {
            while (scan.hasNext() && found.size() < most) {
                found.add(scan.next().value);
            }
        }
        return found;
    }

    public void save(Case subject) {
        cases.put(subject.getCaseId(), subject);
    }

    /** Remembers where a report went. */
    public void file(String reportOwnId, FiledReport filed) {
        references.put(reportOwnId, filed);
        if (!filed.getCaseId().equals(reportOwnId)) {
            links.addMember(filed.getCaseId(), reportOwnId);
        }
    }

    /** Remembers that a report went elsewhere since. */
    public void refile(String reportOwnId, FiledReport earlier, FiledReport filed) {
        links.removeMember(earlier.getCaseId(), reportOwnId);
        file(reportOwnId, filed);
    }

    /** Lets a case go, with its reports, the cases that live on in it, and everything linked to them. */
    public void forget(String caseId) {
        for (var one : kin.with(caseId)) {
            for (var member : links.members(one, Integer.MAX_VALUE)) {
                references.delete(member);
                links.forget(member);
            }
            references.delete(one);
            links.forget(one);
            kin.forget(one);
            ballots.forget(one);
            withheld.forget(one);
            cases.delete(one);
        }
    }
}
