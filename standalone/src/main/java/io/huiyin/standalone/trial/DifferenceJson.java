package io.huiyin.standalone.trial;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToLongFunction;

/** A difference as JSON: everything, in an order that depends on nothing but the input. */
public final class DifferenceJson {
    private DifferenceJson() {}

    /** The whole. */
    public static ObjectNode write(Difference difference) {
        var json = object().put("tenant", difference.tenant())
                .put("from", difference.from().toString())
                .put("to", difference.to().toString())
                .put("until", difference.until().toString())
                .put("zone", difference.zone().getId());
        var input = json.putObject("input");
        difference.input().forEach((topic, records) -> input.put(topic.name().toLowerCase(Locale.ROOT), records));
        figure(json, "reports", difference, Tally.Sums::reports);
        figure(json, "cases", difference, Tally.Sums::cases);
        figure(json, "duplicates", difference, Tally.Sums::duplicates);
        counts(json.putObject("deadLetters"), difference.deadLettersBefore(), difference.deadLettersAfter());
        counts(json.putObject("classified"), difference.decisionsBefore(), difference.decisionsAfter());
        clocks(json.putArray("clocks"), difference);
        escalations(json.putObject("escalations"), difference);
        load(json.putArray("load"), difference);
        return json;
    }

    private static void figure(ObjectNode json, String name, Difference difference, ToLongFunction<Tally.Sums> of) {
        put(json, name, of.applyAsLong(difference.before()), of.applyAsLong(difference.after()));
    }

    private static void put(ObjectNode json, String name, long before, long after) {
        json.putObject(name).put("before", before).put("after", after).put("difference", after - before);
    }

    private static void counts(ObjectNode json, Map<String, Long> before, Map<String, Long> after) {
        var names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        names.forEach(name -> put(json, name, before.getOrDefault(name, 0L), after.getOrDefault(name, 0L)));
    }

    private static void clocks(ArrayNode array, Difference difference) {
        for (var line : ClockLine.of(difference)) {
            var json = array.addObject()
                    .put("clock", line.cell().clock())
                    .put("category", line.cell().category());
            for (var outcome : Outcome.values()) {
                put(json, name(outcome), line.before(outcome), line.after(outcome));
            }
        }
    }

    static String name(Outcome outcome) {
        return switch (outcome) {
            case IN_TIME -> "inTime";
            case LATE -> "late";
            case OPEN -> "open";
            case OVERDUE -> "overdue";
            case NO_TARGET -> "noTarget";
            case CANCELLED -> "cancelled";
        };
    }

    private static void escalations(ObjectNode json, Difference difference) {
        figure(json, "raised", difference, Tally.Sums::escalations);
        figure(json, "paged", difference, Tally.Sums::pages);
        var compared = difference.escalations();
        json.put("same", compared.same());
        raised(json.putArray("gained"), compared.gained());
        raised(json.putArray("lost"), compared.lost());
        pairs(json.putArray("moved"), compared.moved());
        pairs(json.putArray("changed"), compared.changed());
    }

    private static void raised(ArrayNode array, List<Raised> all) {
        all.forEach(one -> fill(array.addObject(), one));
    }

    private static void pairs(ArrayNode array, List<Escalations.Pair> pairs) {
        for (var pair : pairs) {
            var json = array.addObject();
            fill(json.putObject("before"), pair.before());
            fill(json.putObject("after"), pair.after());
        }
    }

    private static void fill(ObjectNode json, Raised one) {
        json.put("id", one.id())
                .put("caseId", one.caseId())
                .put("category", one.category())
                .put("clock", one.clock())
                .put("step", one.step())
                .put("generation", one.generation())
                .put("dueAt", one.dueAt().toString())
                .put("raisedAt", one.raisedAt().toString())
                .put("paged", one.paged());
        one.recipients().forEach(json.putArray("recipients")::add);
    }

    private static void load(ArrayNode array, Difference difference) {
        var people = new TreeSet<>(difference.before().load().keySet());
        people.addAll(difference.after().load().keySet());
        for (var person : people) {
            var json = array.addObject().put("person", person);
            load(json, "before", difference.before().load(), person);
            load(json, "after", difference.after().load(), person);
        }
    }

    private static void load(ObjectNode json, String side, Map<String, Load> all, String person) {
        var load = all.get(person);
        if (load == null) {
            json.putObject(side).put("pages", 0);
            return;
        }
        var busiest = load.busiest();
        var node = json.putObject(side).put("pages", load.pages());
        node.putObject("busiestHour").put("from", busiest.getKey().toString()).put("pages", busiest.getValue());
        var hours = node.putArray("byHour");
        for (var pages : load.byHour()) {
            hours.add(pages);
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
