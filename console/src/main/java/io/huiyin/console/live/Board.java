package io.huiyin.console.live;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a tenant's board showed at one look.
 *
 * @param escalations one row for each case that waits, by case id, in the board's order
 * @param cases the cases that were opened last, by case id, newest first
 */
record Board(Map<String, ObjectNode> escalations, Map<String, ObjectNode> cases, ObjectNode counters) {

    static Board of(List<ObjectNode> escalations, List<ObjectNode> cases, ObjectNode counters) {
        return new Board(byCase(escalations), byCase(cases), counters);
    }

    /** Everything, for a viewer that knows nothing yet. */
    LiveEvent snapshot() {
        var all = JsonNodeFactory.instance.objectNode();
        all.putArray("escalations").addAll(escalations.values());
        all.putArray("cases").addAll(cases.values());
        all.set("counters", counters);
        return LiveEvent.of("snapshot", all);
    }

    /** What a viewer who saw this board must be told to see the next one. */
    List<LiveEvent> changesTo(Board next) {
        var changes = new ArrayList<LiveEvent>();
        next.escalations.forEach((caseId, row) -> {
            if (!row.equals(escalations.get(caseId))) {
                changes.add(LiveEvent.of("escalation", row));
            }
        });
        escalations.keySet().stream()
                .filter(caseId -> !next.escalations.containsKey(caseId))
                .forEach(caseId -> changes.add(LiveEvent.of(
                        "escalation-gone", JsonNodeFactory.instance.objectNode().put("caseId", caseId))));
        next.cases.forEach((caseId, row) -> {
            if (!row.equals(cases.get(caseId))) {
                changes.add(LiveEvent.of("case", row));
            }
        });
        if (!next.counters.equals(counters)) {
            changes.add(LiveEvent.of("counters", next.counters));
        }
        return changes;
    }

    private static Map<String, ObjectNode> byCase(List<ObjectNode> rows) {
        var byCase = new LinkedHashMap<String, ObjectNode>();
        rows.forEach(row -> byCase.put(row.path("caseId").asText(), row));
        return byCase;
    }
}
