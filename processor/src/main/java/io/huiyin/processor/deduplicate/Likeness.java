package io.huiyin.processor.deduplicate;

import java.util.Locale;
import java.util.Optional;

/** How like a case a report is, with the evidence in one sentence that holds nothing of anybody's text. */
record Likeness(String caseId, Grade grade, double score, String evidence) {

    /** In rising order. */
    enum Grade {
        SIMILAR,
        SAME
    }

    /** Whether no other case can be more like it. */
    boolean isCertain() {
        return grade == Grade.SAME && score >= 1;
    }

    /** What speaks against two texts being about one thing, however alike they are. */
    static Optional<String> doubt(Fingerprint own, Fingerprint other, boolean otherCategory) {
        if (own.designators().contradict(other.designators())) {
            return Optional.of("the numbers in them differ");
        }
        if (own.whereabouts().addressDiffers(other.whereabouts())) {
            return Optional.of("the addresses differ");
        }
        return otherCategory ? Optional.of("the categories differ") : Optional.empty();
    }

    static String evidence(String caseId, Signature own, Signature other, double score, Optional<String> doubt) {
        var sentence =
                new StringBuilder(String.format(Locale.ROOT, "%.2f of the text in common with %s", score, caseId));
        own.fingerprint()
                .whereabouts()
                .metersTo(other.fingerprint().whereabouts())
                .ifPresent(meters ->
                        sentence.append(", ").append(Math.round(meters)).append(" m apart"));
        sentence.append(", ").append(apart(own.submittedAt() - other.submittedAt()));
        doubt.ifPresent(reason -> sentence.append("; not merged: ").append(reason));
        return sentence.toString();
    }

    private static String apart(long millis) {
        long minutes = Math.abs(millis) / 60_000;
        if (minutes == 0) {
            return "at the same time";
        }
        var length = minutes < 120 ? minutes + " min" : minutes < 48 * 60 ? minutes / 60 + " h" : minutes / 1440 + " d";
        return length + (millis > 0 ? " earlier" : " later");
    }
}
