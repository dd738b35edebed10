package io.huiyin.processor.cases;

import io.huiyin.event.Case;
import io.huiyin.event.CaseEvent;
import io.huiyin.event.CaseEventKind;
import io.huiyin.event.ConfidentialText;
import io.huiyin.event.Escalation;
import io.huiyin.event.Place;
import io.huiyin.event.Reason;
import io.huiyin.processor.flow.avro.Withheld;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps what was said on a confidential case out of everything but the one topic that is for it. */
final class Withholding {
    private static final Set<CaseEventKind> OPENING = EnumSet.of(CaseEventKind.OPENED, CaseEventKind.SPLIT_OFF);

    private final Case.Builder after;
    private final List<ConfidentialText> texts = new ArrayList<>(1);
    private @Nullable Withheld withheld;

    Withholding(Case.Builder after) {
        this.after = after;
    }

    /** What was said, by the ids of the lines that it belongs to. */
    List<ConfidentialText> texts() {
        return List.copyOf(texts);
    }

    /** What this took from the case; empty where there was nothing to take. */
    Optional<Withheld> withheld() {
        return Optional.ofNullable(withheld);
    }

    /**
     * Takes title, excerpt and address from the case.
     *
     * @param wasPublic whether it was open to all until now: then what its reasons say of the text goes, too
     */
    void takeFromCase(boolean wasPublic) {
        var place = after.getPlace();
        var address = place == null ? null : place.getAddress();
        if (after.getTitle() == null && after.getExcerpt().isEmpty() && address == null && !wasPublic) {
            return;
        }
        var taken = Withheld.newBuilder()
                .setTitle(after.getTitle())
                .setExcerpt(after.getExcerpt())
                .setAddress(address);
        if (wasPublic) {
            taken.setEvidence(after.getReason().getEvidence()).setDecidedBy(whose(after.getReason()));
            after.setReason(silent(after.getReason()));
            var severityReason = after.getSeverityReason();
            if (severityReason != null) {
                taken.setSeverityEvidence(severityReason.getEvidence()).setSeverityDecidedBy(whose(severityReason));
                after.setSeverityReason(silent(severityReason));
            }
        }
        if (place != null) {
            after.setPlace(Place.newBuilder(place).setAddress(null).build());
        }
        after.setTitle(null).setExcerpt("");
        withheld = taken.build();
    }

    /** The line without its text, which is told apart. */
    CaseEvent takeFromLine(CaseEvent line) {
        if (line.getText() == null) {
            return line;
        }
        var head = OPENING.contains(line.getKind()) ? withheld : null;
        texts.add(text(line, line.getId())
                .setReference(line.getReference())
                .setActor(line.getActor())
                .setChannel(line.getChannel())
                .setReporter(line.getReporter())
                .setTitle(head == null ? null : head.getTitle())
                .setAddress(head == null ? null : head.getAddress())
                .setText(withoutTitle(line.getText(), head))
                .build());
        return CaseEvent.newBuilder(line).setText(null).build();
    }

    /** Tells of what was taken from a case that had been open to all, beside the line that says so. */
    void tellWhatWasTaken(CaseEvent line) {
        if (withheld != null) {
            texts.add(text(line, line.getId() + "/case")
                    .setReference(after.getReference())
                    .setActor(line.getActor())
                    .setReporter(after.getReporter())
                    .setTitle(withheld.getTitle())
                    .setAddress(withheld.getAddress())
                    .setText(withheld.getExcerpt())
                    .build());
        }
    }

    static Escalation takeFrom(Escalation escalation) {
        return escalation.getTitle() == null && escalation.getExcerpt().isEmpty()
                ? escalation
                : Escalation.newBuilder(escalation)
                        .setTitle(null)
                        .setExcerpt("")
                        .build();
    }

    /** The case says again what it withheld. */
    static void giveBack(Case.Builder after, Withheld withheld) {
        after.setTitle(withheld.getTitle()).setExcerpt(withheld.getExcerpt());
        if (after.getPlace() != null && withheld.getAddress() != null) {
            after.setPlace(Place.newBuilder(after.getPlace())
                    .setAddress(withheld.getAddress())
                    .build());
        }
        after.setReason(spoken(after.getReason(), withheld.getDecidedBy(), withheld.getEvidence()));
        var severityReason = after.getSeverityReason();
        if (severityReason != null) {
            after.setSeverityReason(
                    spoken(severityReason, withheld.getSeverityDecidedBy(), withheld.getSeverityEvidence()));
        }
    }

    private ConfidentialText.Builder text(CaseEvent line, String id) {
        return ConfidentialText.newBuilder()
                .setId(id)
                .setCaseId(line.getCaseId())
                .setTenant(line.getTenant())
                .setSite(line.getSite())
                .setAt(line.getAt())
                .setEventId(String.valueOf(line.getEventId()))
                .setReaders(after.getReaders());
    }

    private static String withoutTitle(String text, @Nullable Withheld head) {
        var title = head == null ? null : head.getTitle();
        return title != null && text.startsWith(title + "\n") ? text.substring(title.length() + 1) : text;
    }

    /** The reason with its evidence again, unless it is another one by now. */
    private static Reason spoken(Reason reason, String decidedBy, String evidence) {
        return whose(reason).equals(decidedBy)
                ? Reason.newBuilder(reason).setEvidence(evidence).build()
                : reason;
    }

    private static String whose(Reason reason) {
        return reason.getBy() + " " + reason.getName();
    }

    private static Reason silent(Reason reason) {
        return Reason.newBuilder(reason).setEvidence("").build();
    }
}
