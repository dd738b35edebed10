package io.huiyin.ingest.importer.mapping;

import io.huiyin.check.Problem;
import io.huiyin.event.CaseAction;
import io.huiyin.event.Report;
import io.huiyin.ingest.importer.mapping.Mapping.ActionMapping;
import io.huiyin.ingest.importer.mapping.Mapping.EventMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the sections that make events: which fields there are, the schema says. */
record SectionReader(ExpressionReader expressions) {
    private static final Map<String, FieldType> REPORT = FieldType.fields(Report.getClassSchema());
    private static final Map<String, FieldType> ACTION = FieldType.fields(CaseAction.getClassSchema());
    private static final FieldType TEXT = new FieldType.Text();

    EventMapping report(Node section) {
        var event = event(section, REPORT, List.of());
        require(section, event, "eventId", "tenant", "site", "submittedAt");
        return event;
    }

    /** An action without a tenant or a site has the report's; without a report or a reference it is about the row's report. */
    ActionMapping action(Node section, Optional<EventMapping> report) {
        var own = event(section, ACTION, List.of("report"));
        var fields = new ArrayList<>(own.fields());
        for (var name : List.of("tenant", "site")) {
            var inherited = report.flatMap(event -> event.field(name));
            if (own.field(name).isEmpty() && inherited.isPresent()) {
                fields.add(new FieldMapping(Optional.empty(), name, false, inherited.get()));
            }
        }
        var event = new EventMapping(own.when(), List.copyOf(fields));
        require(section, event, "eventId", "tenant", "site", "action", "actor");
        return new ActionMapping(event, about(section, event, report));
    }

    private Optional<Expression> about(Node section, EventMapping event, Optional<EventMapping> report) {
        var named = section.child("report").map(node -> expressions.read(node, TEXT));
        if (event.field("reference").isPresent()) {
            named.ifPresent(ignored -> section.wrong("about a report or a reference, not both"));
            return Optional.empty();
        }
        var about = named.isPresent() ? named : report.flatMap(row -> row.field("eventId"));
        if (about.isEmpty()) {
            section.wrong("about something: give report, the eventId of a report, or reference");
        }
        return about;
    }

    private EventMapping event(Node section, Map<String, FieldType> types, List<String> more) {
        var known = new ArrayList<String>(List.of("when"));
        known.addAll(more);
        known.addAll(types.keySet());
        if (!section.json().isObject()) {
            section.wrong("a mapping with one of " + String.join(", ", known));
            return new EventMapping(Condition.ALWAYS, List.of());
        }
        section.allow(known);
        var fields = new ArrayList<FieldMapping>();
        types.forEach((name, type) -> section.child(name).ifPresent(node -> addFields(fields, name, node, type)));
        return new EventMapping(
                section.child("when").map(expressions.conditions()::read).orElse(Condition.ALWAYS),
                List.copyOf(fields));
    }

    private void addFields(List<FieldMapping> fields, String name, Node node, FieldType type) {
        switch (type) {
            case FieldType.Nested nested -> {
                var types = nested.fields();
                node.allow(types.keySet());
                types.forEach((inner, innerType) -> node.child(inner)
                        .ifPresent(
                                child -> fields.add(inside(name, inner, false, expressions.read(child, innerType)))));
            }
            case FieldType.Entries entries ->
                node.json().properties().forEach(entry -> node.child(entry.getKey())
                        .ifPresent(child ->
                                fields.add(inside(name, entry.getKey(), false, expressions.read(child, TEXT)))));
            case FieldType.Texts texts ->
                node.elements().forEach(child -> fields.add(inside(name, "", true, expressions.read(child, TEXT))));
            default -> fields.add(new FieldMapping(Optional.empty(), name, false, expressions.read(node, type)));
        }
    }

    private static FieldMapping inside(String parent, String name, boolean inList, Expression expression) {
        return new FieldMapping(Optional.of(parent), name, inList, expression);
    }

    private static void require(Node section, EventMapping event, String... names) {
        for (var name : names) {
            if (event.field(name).isEmpty() && !section.json().has(name)) {
                section.problems().add(new Problem(section.path() + "." + name, "", "given"));
            }
        }
    }
}
