package io.huiyin.console.store;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huiyin.console.ask.CountSum;
import io.huiyin.console.ask.Dimension;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Sums of counts, the share answered in time, and how long first answers took. */
public final class CountAnswers {
    /** The most groups that one answer holds; where there are more, it says so. */
    static final int MOST_GROUPS = 10_000;

    private static final List<String> FIGURES = List.of(
            "reports",
            "cases",
            "duplicates",
            "answered_in_time",
            "answered_late",
            "answered_untargeted",
            "open",
            "open_untargeted",
            "cancelled",
            "overdue",
            "escalations",
            "votes");

    private final Database database;

    /** Reads from this store. */
    public CountAnswers(Database database) {
        this.database = database;
    }

    /** One item for each group that was counted in, in the order of the dimensions' values. */
    public ObjectNode sum(CountSum asked) throws SQLException {
        var answers = database.moment(
                List.of(figures(asked), durations(asked, "response_wall"), durations(asked, "response_business")));
        var items = answers.get(0);
        var wall = quantiles(answers.get(1), asked);
        var business = quantiles(answers.get(2), asked);
        boolean truncated = items.size() > MOST_GROUPS;
        var answer = JsonNodeFactory.instance.objectNode();
        answer.put("tenant", asked.tenant());
        answer.put("grain", asked.grain().name());
        answer.put("from", asked.from().toString());
        answer.put("to", asked.to().toString());
        var by = answer.putArray("by");
        asked.by().forEach(dimension -> by.add(dimension.name().toLowerCase(Locale.ROOT)));
        answer.put("truncated", truncated);
        for (var item : truncated ? items.subList(0, MOST_GROUPS) : items) {
            var group = group(item, asked);
            shareInTime(item);
            response(item, "responseWall", wall.getOrDefault(group, new Quantiles()));
            response(item, "responseBusiness", business.getOrDefault(group, new Quantiles()));
            answer.withArrayProperty("items").add(item);
        }
        answer.withArrayProperty("items");
        return answer;
    }

    private static Sql figures(CountSum asked) {
        var sums = FIGURES.stream()
                .map(figure -> "sum(w." + figure + ") as " + figure)
                .collect(Collectors.joining(", "));
        var sql = new Sql("select " + columns(asked, "", ", ") + sums + " from count_windows w");
        where(sql, asked).add(asked.by().isEmpty() ? "having count(*) > 0" : columns(asked, " group by ", ""));
        return sql.add(columns(asked, "order by ", "") + " limit " + (MOST_GROUPS + 1));
    }

    /** Sketches merge by adding what is in equal buckets, so the store can do it. */
    private static Sql durations(CountSum asked, String sketch) {
        var sql = new Sql("select " + columns(asked, "", ", ") + "b.bucket::integer as bucket, sum(b.n::bigint) as n"
                + " from count_windows w cross join lateral rows from (jsonb_array_elements_text(w." + sketch
                + " -> 'buckets'), jsonb_array_elements_text(w." + sketch + " -> 'counts')) as b (bucket, n)");
        return where(sql, asked).add("group by " + columns(asked, "", ", ") + "b.bucket::integer");
    }

    private static Sql where(Sql sql, CountSum asked) {
        return sql.add(
                "where w.tenant = ? and w.grain = ? and w.window_start >= ? and w.window_start < ?",
                asked.tenant(),
                asked.grain().name(),
                asked.from(),
                asked.to());
    }

    private static String columns(CountSum asked, String before, String after) {
        if (asked.by().isEmpty()) {
            return "";
        }
        return asked.by().stream()
                .map(dimension -> "w." + dimension.column())
                .collect(Collectors.joining(", ", before, after));
    }

    private static Map<List<String>, Quantiles> quantiles(List<ObjectNode> rows, CountSum asked) {
        var merged = new HashMap<List<String>, Quantiles>();
        for (var row : rows) {
            merged.computeIfAbsent(group(row, asked), group -> new Quantiles())
                    .add(row.path("bucket").asInt(), row.path("n").asLong());
        }
        return merged;
    }

    private static List<String> group(ObjectNode row, CountSum asked) {
        return asked.by().stream()
                .map(dimension -> row.path(dimension == Dimension.WINDOW ? "windowStart" : dimension.column())
                        .asText())
                .toList();
    }

    /** Of the cases whose deadline is decided (answered, or past it), the share answered in time; null where none is. */
    static void shareInTime(ObjectNode item) {
        long inTime = item.path("answeredInTime").asLong();
        long decided = inTime
                + item.path("answeredLate").asLong()
                + item.path("overdue").asLong();
        if (decided == 0) {
            item.putNull("shareInTime");
        } else {
            item.put("shareInTime", Math.round(10_000.0 * inTime / decided) / 10_000.0);
        }
    }

    private static void response(ObjectNode item, String name, Quantiles quantiles) {
        var response = item.putObject(name);
        response.put("answered", quantiles.count());
        put(response, "p50Millis", quantiles.millis(0.5));
        put(response, "p90Millis", quantiles.millis(0.9));
    }

    private static void put(ObjectNode response, String name, OptionalLong millis) {
        if (millis.isPresent()) {
            response.put(name, millis.getAsLong());
        } else {
            response.putNull(name);
        }
    }
}
