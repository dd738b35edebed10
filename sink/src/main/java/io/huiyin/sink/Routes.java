package io.huiyin.sink;

import io.huiyin.component.KafkaConnection;
import io.huiyin.event.CaseEvent;
import io.huiyin.event.Escalation;
import io.huiyin.sink.store.AvroReader;
import io.huiyin.sink.store.Letter;
import io.huiyin.sink.store.Mirror;
import io.huiyin.sink.store.Route;
import io.huiyin.sink.store.Table;
import io.huiyin.topic.Topic;
import io.huiyin.topic.Topics;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** Which topic goes to which tables. */
final class Routes {
    private final KafkaConnection kafka;
    private final Deserializer<?> values;

    Routes(KafkaConnection kafka, Deserializer<?> values) {
        this.kafka = kafka;
        this.values = values;
    }

    /** All output topics, and the policies, into a store that does nothing but mirror them. */
    List<Route<?>> all(Mirror tables) {
        return all(tables, List.of(tables.escalations()), List.of(tables.caseEvents()));
    }

    /** The same, where escalations go to the ledger of notifications, too, and timelines silence it. */
    List<Route<?>> all(Mirror tables, Table<Escalation> ledger, Table<CaseEvent> silence) {
        return all(tables, List.of(tables.escalations(), ledger), List.of(tables.caseEvents(), silence));
    }

    private List<Route<?>> all(Mirror tables, List<Table<Escalation>> escalations, List<Table<CaseEvent>> timelines) {
        return List.of(
                routeWithTombstones(Topics.CASES, tables.cases()),
                route(Topics.CASE_EVENTS, timelines),
                route(Topics.CONFIDENTIAL_TEXTS, List.of(tables.confidentialTexts())),
                routeWithTombstones(Topics.POLICIES, tables.policies()),
                route(Topics.ESCALATIONS, escalations),
                route(Topics.COUNTS, List.of(tables.countWindows())),
                route(Topics.SURGES, List.of(tables.surges())),
                route(Topics.POINTS, List.of(tables.points())),
                new Route<>(kafka.name(Topics.DEAD_LETTERS), Letter::read, List.of(tables.deadLetters())));
    }

    private <V extends SpecificRecord> Route<V> route(Topic<V> topic, List<Table<V>> tables) {
        return new Route<>(
                kafka.name(topic), AvroReader.ofValues(values, topic.value().orElseThrow()), tables);
    }

    private <V extends SpecificRecord> Route<V> routeWithTombstones(Topic<V> topic, Table<V> table) {
        return new Route<>(
                kafka.name(topic),
                AvroReader.ofValuesAndTombstones(values, topic.value().orElseThrow()),
                List.of(table));
    }
}
