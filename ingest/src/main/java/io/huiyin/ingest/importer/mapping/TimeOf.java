package io.huiyin.ingest.importer.mapping;

import io.huiyin.ingest.importer.rows.Cells;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** An instant, written in one of several patterns; one that names no offset is local time of the zone. */
record TimeOf(Expression inner, ZoneId zone, List<TimePattern> patterns) implements Expression {

    @Override
    public Value of(Cells cells) {
        return inner.of(cells).then(this::instant);
    }

    @Override
    public Set<String> columns() {
        return inner.columns();
    }

    private Value instant(String text) {
        return patterns.stream()
                .map(pattern -> pattern.read(text, zone))
                .flatMap(Optional::stream)
                .findFirst()
                .map(Instant::toString)
                .<Value>map(Value.Given::new)
                .orElseGet(() -> new Value.Wrong(
                        text,
                        "a time written as "
                                + patterns.stream().map(TimePattern::toString).collect(Collectors.joining(" or "))));
    }
}
