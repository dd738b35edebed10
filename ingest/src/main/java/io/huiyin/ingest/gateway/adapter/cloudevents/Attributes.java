package io.huiyin.ingest.gateway.adapter.cloudevents;

import io.huiyin.check.Problem;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Collects the context attributes of one event, and what is wrong with them (CloudEvents 1.0.2, section "Context Attributes"). */
final class Attributes {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+");
    private static final Pattern MEDIA_TYPE = Pattern.compile("[^\\s/;]+/[^\\s/;]+(\\s*;.*)?");

    private final Map<String, String> values = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    void put(String name, String value) {
        if (NAME.matcher(name).matches()) {
            values.put(name, value);
        } else {
            problems.add(new Problem(name, value, "named by small letters a to z and digits only"));
        }
    }

    void wrong(String name, String value, String expected) {
        problems.add(new Problem(name, value, expected));
    }

    /** The attribute as it is; empty where there is none. */
    String text(String name) {
        return values.getOrDefault(name, "");
    }

    /** The event with this data, or everything that is wrong with it. */
    Understanding with(CloudEvent.Data data) {
        var all = new ArrayList<Problem>();
        if (!text("specversion").equals("1.0")) {
            all.add(new Problem("specversion", text("specversion"), "'1.0'"));
        }
        required(all, "id", "given: the producer's own identity of this event");
        required(all, "source", "given: a URI-reference that says where it comes from");
        required(all, "type", "given: what kind of event it is, such as " + Translator.REPORT);
        if (!isReference(text("source"))) {
            all.add(new Problem("source", text("source"), "a URI-reference (RFC 3986), without blanks"));
        }
        if (values.containsKey("time") && !isTime(text("time"))) {
            all.add(new Problem("time", text("time"), "an RFC 3339 timestamp such as 2026-11-20T08:00:00+08:00"));
        }
        if (values.containsKey("datacontenttype")
                && !MEDIA_TYPE.matcher(text("datacontenttype")).matches()) {
            all.add(new Problem("datacontenttype", text("datacontenttype"), "a media type such as application/json"));
        }
        for (var name : List.of("subject", "dataschema")) {
            if (values.containsKey(name) && text(name).isEmpty()) {
                all.add(new Problem(name, "", "left out, or not empty"));
            }
        }
        all.addAll(problems);
        return all.isEmpty()
                ? new Understanding.Sound(new CloudEvent(Map.copyOf(values), data))
                : new Understanding.Unsound(all);
    }

    private void required(List<Problem> all, String name, String expected) {
        if (text(name).isEmpty()
                && problems.stream().noneMatch(problem -> problem.field().equals(name))) {
            all.add(new Problem(name, "", expected));
        }
    }

    private static boolean isReference(String text) {
        try {
            return new URI(text) != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isTime(String text) {
        try {
            return OffsetDateTime.parse(text) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
