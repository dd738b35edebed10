package io.huiyin.console.ask;

import io.huiyin.topic.CaseId;
import io.huiyin.topic.Reference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which of a site's service requests are asked for, in the words of Open311's GeoReport v2.
 *
 * @param requests these and no others, whatever else is asked; all where empty
 * @param services any of these categories; all where empty
 * @param open whether they are open or closed; both where empty
 * @param from the earliest moment at which they came in
 * @param to the latest
 */
public record RequestList(
        String tenant,
        String site,
        List<CaseId> requests,
        Set<String> services,
        Optional<Boolean> open,
        Instant from,
        Instant to) {
    /** "May not span more than 90 days." */
    static final Duration LONGEST_SPAN = Duration.ofDays(90);

    /** Reads the parameters; {@code now} ends a span that has no end. */
    public static Asked<RequestList> read(String tenant, String site, Map<String, List<String>> given, Instant now) {
        var parameters =
                new Parameters(given, "service_request_id", "service_code", "status", "start_date", "end_date");
        var requests = new ArrayList<CaseId>();
        for (var written : parameters.list("service_request_id")) {
            Reference.parse(written)
                    .ifPresentOrElse(
                            reference -> requests.add(new CaseId(tenant, site, reference)),
                            () -> parameters.refuse(
                                    "service_request_id",
                                    written,
                                    "references of twelve characters with commas between, as POST requests gives them"));
        }
        var services = new LinkedHashSet<>(parameters.list("service_code"));
        var open = open(parameters);
        var start = parameters.instant("start_date");
        var end = parameters.instant("end_date");
        var to = end.orElseGet(() -> start.map(from -> from.plus(LONGEST_SPAN))
                .filter(latest -> latest.isBefore(now))
                .orElse(now));
        var from = start.orElse(to.minus(LONGEST_SPAN));
        if (end.isPresent() && Duration.between(from, to).compareTo(LONGEST_SPAN) > 0) {
            parameters.refuse("end_date", end.get().toString(), "at most 90 days after start_date");
        }
        if (end.isPresent() && to.isBefore(from)) {
            parameters.refuse("end_date", end.get().toString(), "at or after start_date");
        }
        return parameters.asked(() -> new RequestList(tenant, site, requests, services, open, from, to));
    }

    private static Optional<Boolean> open(Parameters parameters) {
        var asked = new LinkedHashSet<>(parameters.list("status"));
        for (var word : asked) {
            if (!word.equals("open") && !word.equals("closed")) {
                parameters.refuse("status", word, "open, closed, or both with a comma between");
            }
        }
        return asked.size() == 1 ? Optional.of(asked.contains("open")) : Optional.empty();
    }
}
