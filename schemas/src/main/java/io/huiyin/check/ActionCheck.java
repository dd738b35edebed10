package io.huiyin.check;

import io.huiyin.event.ActionKind;
import io.huiyin.event.CaseAction;
import io.huiyin.event.Kind;
import io.huiyin.event.Severity;
import io.huiyin.topic.Reference;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an action must be to be let in: what all actions have, then what its kind needs. */
final class ActionCheck {
    private static final String KINDS = Arrays.stream(ActionKind.values())
            .filter(kind -> kind != ActionKind.UNSPECIFIED)
            .map(ActionKind::name)
            .collect(Collectors.joining(", "));

    private ActionCheck() {}

    static List<Problem> check(CaseAction action, Instant now) {
        var findings = new Findings();
        findings.identity("eventId", action.getEventId());
        findings.slug("tenant", action.getTenant());
        findings.slug("site", action.getSite());
        var kind = action.getAction() == null ? ActionKind.UNSPECIFIED : action.getAction();
        if (kind == ActionKind.UNSPECIFIED) {
            findings.add("action", kind, "one of " + KINDS);
        } else if (kind != ActionKind.END_BATCH) {
            findings.reference("reference", action.getReference());
        }
        findings.identity("actor", action.getActor());
        findings.text("text", action.getText(), EventCheck.LONGEST_TEXT);
        findings.name("assignee", action.getAssignee(), EventCheck.LONGEST_ID);
        findings.name("owner", action.getOwner(), EventCheck.LONGEST_ID);
        findings.name("category", action.getCategory(), EventCheck.LONGEST_NAME);
        findings.name("step", action.getStep(), EventCheck.LONGEST_NAME);
        findings.name("batch", action.getBatch(), EventCheck.LONGEST_NAME);
        needs(findings, action, kind);
        times(findings, action, kind, now);
        return findings.problems();
    }

    private static void needs(Findings findings, CaseAction action, ActionKind kind) {
        switch (kind) {
            case ASSIGN -> given(findings, kind, "assignee", action.getAssignee());
            case TRANSFER -> given(findings, kind, "owner", action.getOwner());
            case COMMENT -> given(findings, kind, "text", blankIsNull(action.getText()));
            case SNOOZE -> given(findings, kind, "until", action.getUntil());
            case COMPLETE -> given(findings, kind, "step", action.getStep());
            case MERGE -> into(findings, action);
            case RECLASSIFY -> {
                if (action.getCategory() == null
                        && action.getOwner() == null
                        && action.getConfidential() == null
                        && isUnspecified(action.getSeverity())
                        && isUnspecified(action.getKind())) {
                    findings.add(
                            "category", null, "given, or else severity, kind, owner or confidential, for a RECLASSIFY");
                }
            }
            case END_BATCH -> {
                given(findings, kind, "batch", action.getBatch());
                if (action.getReference() != null && !action.getReference().isEmpty()) {
                    findings.add(
                            "reference",
                            action.getReference(),
                            "empty for an END_BATCH: it is about a tenant and site, not about a case");
                }
            }
            case UNSPECIFIED, ACKNOWLEDGE, RESPOND, PAUSE, RESUME, RESOLVE, REOPEN, SPLIT, CANCEL -> {}
        }
    }

    private static boolean isUnspecified(@Nullable Severity severity) {
        return severity == null || severity == Severity.UNSPECIFIED;
    }

    private static boolean isUnspecified(@Nullable Kind kind) {
        return kind == null || kind == Kind.UNSPECIFIED;
    }

    private static @Nullable String blankIsNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static void given(Findings findings, ActionKind kind, String field, @Nullable Object value) {
        if (value == null) {
            findings.add(field, null, "given for " + (startsWithVowel(kind) ? "an " : "a ") + kind);
        }
    }

    private static boolean startsWithVowel(ActionKind kind) {
        return "AEIOU".indexOf(kind.name().charAt(0)) >= 0;
    }

    private static void into(Findings findings, CaseAction action) {
        findings.reference("into", action.getInto());
        if (action.getInto() == null || action.getReference() == null) {
            return;
        }
        var into = Reference.parse(action.getInto());
        if (into.isPresent() && into.equals(Reference.parse(action.getReference()))) {
            findings.add("into", action.getInto(), "the reference of another case than the one that is merged");
        }
    }

    private static void times(Findings findings, CaseAction action, ActionKind kind, Instant now) {
        var isHistory = action.getBatch() != null;
        if (isHistory && kind != ActionKind.END_BATCH && action.getOccurredAt() == null) {
            findings.add("occurredAt", null, "given where a batch is: imported history has its own time");
        }
        findings.happened("occurredAt", action.getOccurredAt(), EventCheck.EARLIEST, now);
        var until = action.getUntil();
        if (until != null && !isHistory && !until.isAfter(now)) {
            findings.add("until", until, "after now, which is " + now);
            return;
        }
        findings.between("until", until, EventCheck.EARLIEST, now.plus(EventCheck.LONGEST_AGO), "366 days from now");
    }
}
