package io.huiyin.processor.deduplicate;

import io.huiyin.processor.text.Decimal;

/** How like a case a report is, by the report of it that is the likest. */
record Likeness(String caseId, double probability, Signature candidate, Evidence evidence) {

    /** The evidence in one sentence that holds nothing of anybody's text. */
    String sentence(Signature own) {
        var sentence = Decimal.append(new StringBuilder(160), probability, 2)
                .append(" the same problem as ")
                .append(caseId)
                .append(" (")
                .append(evidence.sentence())
                .append(")");
        own.fingerprint()
                .whereabouts()
                .metersTo(candidate.fingerprint().whereabouts())
                .ifPresent(meters ->
                        sentence.append(", ").append(Math.round(meters)).append(" m apart"));
        return sentence.append(", ")
                .append(apart(own.submittedAt() - candidate.submittedAt()))
                .toString();
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
