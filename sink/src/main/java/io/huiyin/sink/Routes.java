package io.huiyin.sink;

import io.huiyin.component.KafkaConnection;
import io.huiyin.event.CaseEvent;
import io.huiyin.event.Escalation;
import io.huiyin.sink.duckdb.DuckDbTables;
import io.huiyin.sink.store.AvroReader;
import io.huiyin.sink.store.Letter;
import io.huiyin.sink.store.Route;
import io.huiyin.sink.store.Table;
import io.huiyin.sink.store.Tables;
import io.huiyin.topic.Topic;
import io.huiyin.topic.Topics;
import java.time.InstantSource;
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

    /** All output topics, and the policies. */
    List<Route<?>> all(Table<Escalation> ledger, Table<CaseEvent> silence, Retention retention) {
        return List.of(
                new Route<>(
                        kafka.name(Topics.CASES),
                        AvroReader.ofValuesAndTombstones(
                                values, Topics.CASES.value().orElseThrow()),
                        List.of(Tables.cases())),
                route(Topics.CASE_EVENTS, List.of(Tables.caseEvents(), silence)),
                route(Topics.CONFIDENTIAL_TEXTS, List.of(Tables.confidentialTexts())),
                new Route<>(
                        kafka.name(Topics.POLICIES),
                        AvroReader.ofValuesAndTombstones(
                                values, Topics.POLICIES.value().orElseThrow()),
                        List.of(Tables.policies())),
                route(Topics.ESCALATIONS, List.of(Tables.escalations(), ledger)),
                route(Topics.COUNTS, List.of(Tables.countWindows(retention, InstantSource.system()))),
                route(Topics.SURGES, List.of(Tables.surges())),
                route(Topics.POINTS, List.of(Tables.points())),
                new Route<>(kafka.name(Topics.DEAD_LETTERS), Letter::read, List.of(Tables.deadLetters())));
    }

    /** The same topics, into the tables of a DuckDB file. */
    List<Route<?>> duckDb() {
        return List.of(
                new Route<>(
                        kafka.name(Topics.CASES),
                        AvroReader.ofValuesAndTombstones(
                                values, Topics.CASES.value().orElseThrow()),
                        List.of(DuckDbTables.cases())),
                route(Topics.CASE_EVENTS, List.of(DuckDbTables.caseEvents())),
                route(Topics.CONFIDENTIAL_TEXTS, List.of(DuckDbTables.confidentialTexts())),
                new Route<>(
                        kafka.name(Topics.POLICIES),
                        AvroReader.ofValuesAndTombstones(
                                values, Topics.POLICIES.value().orElseThrow()),
                        List.of(DuckDbTables.policies())),
                route(Topics.ESCALATIONS, List.of(DuckDbTables.escalations())),
                route(Topics.COUNTS, List.of(DuckDbTables.countWindows())),
                route(Topics.SURGES, List.of(DuckDbTables.surges())),
                route(Topics.POINTS, List.of(DuckDbTables.points())),
                new Route<>(kafka.name(Topics.DEAD_LETTERS), Letter::read, List.of(DuckDbTables.deadLetters())));
    }

    private <V extends SpecificRecord> Route<V> route(Topic<V> topic, List<Table<V>> tables) {
        return new Route<>(
                kafka.name(topic), AvroReader.ofValues(values, topic.value().orElseThrow()), tables);
    }
}
