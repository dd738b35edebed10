package io.huiyin.sink.store;

import static io.huiyin.sink.Events.openCase;
import static io.huiyin.sink.Events.opened;

import io.huiyin.event.Case;
import io.huiyin.event.CaseEvent;
import io.huiyin.sink.consume.Said;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.TimeoutException;

/** The records of the contract kit as timelines and cases, for stores that have tables for these. */
public final class KitRoutes {
    /** Beyond the calendar of every database. */
    private static final Instant NEVER = Instant.ofEpochMilli(Long.MAX_VALUE / 2);

    private KitRoutes() {}

    /** Facts are lines of timelines whose text is where they came from; states are cases whose excerpt is. */
    public static List<Route<?>> of(Table<CaseEvent> facts, Table<Case> states) {
        return List.of(
                new Route<>(Said.FACTS, KitRoutes::event, List.of(facts)),
                new Route<>(Said.STATES, KitRoutes::state, List.of(states)));
    }

    private static Reading<CaseEvent> event(ConsumerRecord<byte[], byte[]> record) {
        return switch (Said.of(record)) {
            case Said.Fact fact ->
                new Reading.Value<>(
                        opened(fact.id()).setText(Said.place(record)).build());
            case Said.Unstorable _unstorable ->
                new Reading.Value<>(opened("far").setAt(NEVER).build());
            case Said.UnreadableNow _now -> throw new TimeoutException("no answer");
            case Said.State _state -> unreadable();
            case Said.Removal _removal -> unreadable();
            case Said.Nonsense _nonsense -> unreadable();
        };
    }

    private static Reading<Case> state(ConsumerRecord<byte[], byte[]> record) {
        return switch (Said.of(record)) {
            case Said.State state ->
                new Reading.Value<>(openCase(state.key(), state.revision())
                        .setCaseId(state.key())
                        .setExcerpt(Said.place(record))
                        .build());
            case Said.Removal _removal -> new Reading.Value<>(null);
            case Said.Unstorable _unstorable ->
                new Reading.Value<>(openCase("far", 1).setOpenedAt(NEVER).build());
            case Said.UnreadableNow _now -> throw new TimeoutException("no answer");
            case Said.Fact _fact -> unreadable();
            case Said.Nonsense _nonsense -> unreadable();
        };
    }

    private static <V> Reading<V> unreadable() {
        return new Reading.Unreadable<>("INVALID_AVRO", "not Avro");
    }
}
