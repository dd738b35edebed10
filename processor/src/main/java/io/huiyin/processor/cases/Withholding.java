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
     * Takes title, excerpt and place from the case: coordinates tell where somebody lives as well as an address does. Where it
     * counts is its site.
     *
     * @param wasPublic whether it was open to all until now: then what its reasons say of the text goes, too
     */
    void takeFromCase(boolean wasPublic) {
        var place = after.getPlace();
        var address = place == null ? null : place.getAddress();
        after.setPlace(null);
        // Earlier programs left the coordinates: of a case that has nothing else to say, what was taken then stays as
        // it is.
        if (after.getTitle() == null && after.getExcerpt().isEmpty() && address == null && !wasPublic) {
            return;
        }
        var taken = Withheld.newBuilder()
                .setTitle(after.getTitle())
                .setExcerpt(after.getExcerpt())
                .setAddress(address)
                .setLatitude(place == null ? null : place.getLatitude())
                .setLongitude(place == null ? null : place.getLongitude());
        if (wasPublic) {
            taken.setEvidence(after.getReason().getEvidence()).setDecidedBy(whose(after.getReason()));
            after.setReason(silent(after.getReason()));
            var severityReason = after.getSeverityReason();
            if (severityReason != null) {
                taken.setSeverityEvidence(severityReason.getEvidence()).setSeverityDecidedBy(whose(severityReason));
                after.setSeverityReason(silent(severityReason));
            }
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
                .setAddress(head == null ? null : where(head))
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
                    .setAddress(where(withheld))
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
        if (withheld.getAddress() != null || withheld.getLatitude() != null) {
            after.setPlace(new Place(withheld.getLatitude(), withheld.getLongitude(), withheld.getAddress()));
        }
        after.setReason(spoken(after.getReason(), withheld.getDecidedBy(), withheld.getEvidence()));
        var severityReason = after.getSeverityReason();
        if (severityReason != null) {
            after.setSeverityReason(
                    spoken(severityReason, withheld.getSeverityDecidedBy(), withheld.getSeverityEvidence()));
        }
    }

    /** The place in words, with its degrees behind. */
    private static @Nullable String where(Withheld withheld) {
        var address = withheld.getAddress();
        if (withheld.getLatitude() == null) {
            return address;
        }
        var degrees = withheld.getLatitude() + ", " + withheld.getLongitude();
        return address == null ? degrees : address + " (" + degrees + ")";
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
