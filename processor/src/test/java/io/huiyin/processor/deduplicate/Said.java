package io.huiyin.processor.deduplicate;

import io.huiyin.event.Kind;
import io.huiyin.event.Place;
import io.huiyin.event.Reason;
import io.huiyin.event.Report;
import io.huiyin.event.Severity;
import io.huiyin.policy.BuiltinPolicies;
import io.huiyin.policy.DuplicateRules;
import io.huiyin.policy.PolicyRules;
import io.huiyin.processor.flow.Classification;
import io.huiyin.processor.flow.Classified;
import io.huiyin.processor.flow.Origin;
import io.huiyin.processor.flow.PolicyInForce;
import io.huiyin.processor.flow.Submitted;
import io.huiyin.processor.text.FoldedText;
import io.huiyin.topic.CaseId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A report of a test, in words: what was said, where, when. */
record Said(
        String eventId,
        String text,
        String site,
        @Nullable Place place,
        Instant at,
        String category,
        boolean confidential,
        PolicyRules rules) {
    static final Instant START = Instant.parse("2026-11-02T08:00:00Z");

    static Said said(String eventId, String text) {
        return new Said(
                eventId, text, "north", null, START, Classification.UNSORTED, false, BuiltinPolicies.template());
    }

    Said atSite(String other) {
        return new Said(eventId, text, other, place, at, category, confidential, rules);
    }

    Said at(Place where) {
        return new Said(eventId, text, site, where, at, category, confidential, rules);
    }

    Said at(double latitude, double longitude) {
        return at(new Place(latitude, longitude, null));
    }

    Said atAddress(String address) {
        return at(new Place(null, null, address));
    }

    Said at(Instant when) {
        return new Said(eventId, text, site, place, when, category, confidential, rules);
    }

    Said about(String other) {
        return new Said(eventId, text, site, place, at, other, confidential, rules);
    }

    Said inConfidence() {
        return new Said(eventId, text, site, place, at, category, true, rules);
    }

    Said under(DuplicateRules duplicates) {
        var all = new PolicyRules(
                rules.name(),
                rules.zone(),
                rules.sites(),
                rules.categories(),
                rules.classify(),
                duplicates,
                rules.calendars(),
                rules.clocks(),
                rules.running(),
                rules.channels(),
                rules.points(),
                rules.reopenWithin(),
                rules.retention(),
                rules.roles(),
                rules.rotas(),
                rules.confidential(),
                rules.permissions(),
                rules.silences());
        return new Said(eventId, text, site, place, at, category, confidential, all);
    }

    String ownId() {
        return CaseId.ofFirstReport("mine", site, eventId).toString();
    }

    Classified classified() {
        var report = Report.newBuilder()
                .setEventId(eventId)
                .setTenant("mine")
                .setSite(site)
                .setText(text)
                .setPlace(place)
                .setSubmittedAt(at)
                .build();
        return new Classified(
                new Submitted(
                        report,
                        CaseId.ofFirstReport("mine", site, eventId),
                        new Origin("reports", 0, 0, at, null, null),
                        at,
                        new PolicyInForce("mine", 0, rules)),
                new Classification(
                        Kind.FEEDBACK,
                        category,
                        Severity.NORMAL,
                        Optional.empty(),
                        confidential,
                        new Reason("none", "", "", null),
                        Optional.empty()),
                FoldedText.of(report));
    }
}
