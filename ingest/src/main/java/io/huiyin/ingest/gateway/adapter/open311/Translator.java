package io.huiyin.ingest.gateway.adapter.open311;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huiyin.check.EventCheck;
import io.huiyin.check.Problem;
import io.huiyin.ingest.gateway.adapter.Digest;
import io.huiyin.ingest.gateway.adapter.Event;
import io.huiyin.ingest.gateway.adapter.FieldNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes a report of a service request. */
final class Translator {
    private static final int LONGEST_DESCRIPTION = 4_000;
    private static final Pattern ATTRIBUTE = Pattern.compile("attribute\\[([^\\]]{1,100})\\](?:\\[\\])?");
    /** What stands in a field of the report, or is for nobody but the gateway. */
    private static final Set<String> SETTLED = Set.of(
            "api_key",
            "jurisdiction_id",
            "service_code",
            "lat",
            "long",
            "address_string",
            "account_id",
            "description",
            "media_url",
            "attribute[kind]",
            "attribute[severity]",
            "attribute[title]",
            "attribute[occurred_at]");

    private Translator() {}

    /** What the specification requires and bounds; what a report may be is asked for afterwards. */
    static List<Problem> problems(Form form) {
        var problems = new ArrayList<Problem>();
        if (form.text("service_code").isEmpty()) {
            problems.add(new Problem("service_code", "", "given: one of GET services"));
        }
        var hasPoint = form.text("lat").isPresent() || form.text("long").isPresent();
        if (!hasPoint
                && form.text("address_string").isEmpty()
                && form.text("address_id").isEmpty()) {
            problems.add(new Problem("lat", "", "given with long, or else address_string or address_id"));
        }
        degrees(form, "lat", problems);
        degrees(form, "long", problems);
        form.text("description")
                .map(text -> text.codePointCount(0, text.length()))
                .filter(length -> length > LONGEST_DESCRIPTION)
                .ifPresent(length -> problems.add(new Problem(
                        "description",
                        form.text("description").orElse(""),
                        "at most 4,000 characters; it has " + length)));
        return problems;
    }

    private static void degrees(Form form, String field, List<Problem> problems) {
        form.text(field)
                .filter(text -> number(text).isEmpty())
                .ifPresent(text -> problems.add(new Problem(field, text, "degrees in WGS 84, such as 37.76524078")));
    }

    private static Optional<Double> number(String text) {
        try {
            return Optional.of(Double.parseDouble(text)).filter(Double::isFinite);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    static Event event(Form form, String tenant, String site, Optional<String> idempotencyKey) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("tenant", tenant).put("site", site).put("channel", "API");
        idempotencyKey.ifPresent(key -> json.put("eventId", key));
        var service = form.text("service_code").orElse("");
        if (!service.equals(ServiceDefinition.UNSORTED)) {
            json.put("category", service);
        }
        form.text("description").ifPresent(text -> json.put("text", text));
        form.text("media_url").ifPresent(url -> json.putArray("attachments").add(url));
        var title = form.text("attribute[title]");
        var isSilent =
                form.text("description").isEmpty() && form.text("media_url").isEmpty();
        title.or(() -> isSilent ? Optional.of(service) : Optional.empty()).ifPresent(line -> json.put("title", line));
        form.text("attribute[kind]").ifPresent(kind -> json.put("kind", kind.toUpperCase(Locale.ROOT)));
        form.text("attribute[severity]").ifPresent(word -> json.put("severity", word.toUpperCase(Locale.ROOT)));
        form.text("attribute[occurred_at]").ifPresent(at -> json.put("occurredAt", at));
        place(form, json);
        reporter(form, tenant).ifPresent(person -> json.put("reporter", person));
        attributes(form, json.putObject("attributes"));
        return new Event.Told(Event.Sort.REPORT, json, FieldNames.of(names()));
    }

    private static Map<String, String> names() {
        var names = new LinkedHashMap<String, String>();
        names.put("eventId", "Idempotency-Key");
        names.put("category", "service_code");
        names.put("text", "description");
        names.put("attachments[0]", "media_url");
        names.put("title", "attribute[title]");
        names.put("kind", "attribute[kind]");
        names.put("severity", "attribute[severity]");
        names.put("occurredAt", "attribute[occurred_at]");
        names.put("place.latitude", "lat");
        names.put("place.longitude", "long");
        names.put("place.address", "address_string");
        names.put("reporter", "account_id");
        return names;
    }

    private static void place(Form form, ObjectNode json) {
        var place = JsonNodeFactory.instance.objectNode();
        form.text("lat").flatMap(Translator::number).ifPresent(degrees -> place.put("latitude", degrees));
        form.text("long").flatMap(Translator::number).ifPresent(degrees -> place.put("longitude", degrees));
        form.text("address_string").ifPresent(address -> place.put("address", address));
        if (!place.isEmpty()) {
            json.set("place", place);
        }
    }

    /** Who sent it, as an opaque id; who gives an address only is known by its digest. */
    private static Optional<String> reporter(Form form, String tenant) {
        return form.text("account_id").or(() -> form.text("device_id")).or(() -> form.text("email")
                .map(email -> "email " + Digest.hex(tenant, email.toLowerCase(Locale.ROOT))));
    }

    /** Names, telephone and whatever else was sent: for who answers, not for the public. */
    private static void attributes(Form form, ObjectNode attributes) {
        form.fields().forEach((name, values) -> {
            if (!SETTLED.contains(name) && attributes.size() < EventCheck.MOST_ATTRIBUTES) {
                var matcher = ATTRIBUTE.matcher(name);
                attributes.put(matcher.matches() ? matcher.group(1) : name, String.join(", ", values));
            }
        });
    }
}
