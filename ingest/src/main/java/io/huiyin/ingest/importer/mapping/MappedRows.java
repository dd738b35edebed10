package io.huiyin.ingest.importer.mapping;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huiyin.check.EventCheck;
import io.huiyin.check.Problem;
import io.huiyin.event.CaseAction;
import io.huiyin.event.Report;
import io.huiyin.ingest.importer.mapping.Mapping.ActionMapping;
import io.huiyin.ingest.importer.mapping.Mapping.EventMapping;
import io.huiyin.ingest.importer.rows.Cells;
import io.huiyin.topic.Reference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rows whose columns become events as a mapping says. */
record MappedRows(Mapping mapping, EventMaker events) implements RowMapper {

    @Override
    public Mapped map(Cells row, Instant now) {
        var cells = row.blanking(mapping.shape().blank());
        var problems = new ArrayList<Problem>();
        var report = mapping.report()
                .filter(rules -> rules.when().holds(cells))
                .flatMap(rules -> report(rules, cells, now, problems));
        var actions = new ArrayList<CaseAction>();
        for (int i = 0; i < mapping.actions().size(); i++) {
            var rules = mapping.actions().get(i);
            if (rules.event().when().holds(cells)) {
                action(rules, cells, now, "actions[" + i + "].", problems).ifPresent(actions::add);
            }
        }
        return problems.isEmpty() ? new Mapped.Events(report, actions) : new Mapped.Rejected(problems);
    }

    private Optional<Report> report(EventMapping rules, Cells cells, Instant now, List<Problem> all) {
        var found = new ArrayList<Problem>();
        var json = filled(rules, cells, found);
        return events.make(json, Report.class, report -> EventCheck.check(report, now), "report.", found, all);
    }

    private Optional<CaseAction> action(
            ActionMapping rules, Cells cells, Instant now, String prefix, List<Problem> all) {
        var found = new ArrayList<Problem>();
        var json = filled(rules.event(), cells, found);
        rules.about().ifPresent(about -> {
            switch (about.of(cells)) {
                case Value.Given given ->
                    json.put("reference", Reference.of(json.path("tenant").asText(), given.text()));
                case Value.Wrong wrong -> found.add(new Problem("reference", wrong.given(), wrong.expected()));
                case Value.Empty empty ->
                    found.add(new Problem("reference", "", "made of the report's eventId, which is blank"));
            }
        });
        return events.make(json, CaseAction.class, action -> EventCheck.check(action, now), prefix, found, all);
    }

    private static ObjectNode filled(EventMapping rules, Cells cells, List<Problem> found) {
        var json = JsonNodeFactory.instance.objectNode();
        rules.fields().forEach(field -> field.put(field.expression().of(cells), json, found));
        return json;
    }
}
