package io.huiyin.sink.store;

import static io.huiyin.sink.Events.NOON;
import static io.huiyin.sink.Events.breach;
import static io.huiyin.sink.Events.opened;
import static io.huiyin.sink.TestPostgres.execute;
import static io.huiyin.sink.TestPostgres.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huiyin.event.CaseEvent;
import io.huiyin.event.Escalation;
import io.huiyin.sink.PostgresConnection;
import io.huiyin.sink.TestPostgres;
import io.huiyin.sink.consume.DeadLetters;
import io.huiyin.sink.consume.DestinationUnavailableException;
import io.huiyin.sink.consume.Rejected;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PostgresStoreTest {
    private static final TopicPartition EVENTS = new TopicPartition("events", 0);
    private static final TopicPartition ESCALATIONS = new TopicPartition("escalations", 0);

    private PostgresConnection postgres;
    private final List<Rejected> rejected = new ArrayList<>();
    private final DeadLetters deadLetters = rejected::addAll;

    @BeforeEach
    void migrate() {
        postgres = TestPostgres.migrated();
    }

    @Test
    void claim_ofANewPartition_beginsAtZero_andLaterWhereTheRowsEnd() {
        try (var store = store("one", deadLetters)) {
            assertThat(store.claim(Set.of(EVENTS))).containsExactly(Map.entry(EVENTS, 0L));
            store.write(List.of(event(7, "e7")), Map.of(EVENTS, 8L));
        }
        try (var store = store("two", deadLetters)) {
            assertThat(store.claim(Set.of(EVENTS))).containsExactly(Map.entry(EVENTS, 8L));
        }
        assertThat(query(postgres, "SELECT next_offset, epoch, owner FROM consumed_offsets"))
                .containsExactly("8|2|two");
    }

    @Test
    void write_byAnOwnerThatWasReplaced_isRefusedWhole() {
        try (var old = store("old", deadLetters);
                var latest = store("latest", deadLetters)) {
            old.claim(Set.of(EVENTS, ESCALATIONS));
            latest.claim(Set.of(EVENTS));
            assertThatThrownBy(() -> old.write(
                            List.of(event(0, "from-old"), escalation(0, "x", NOON)),
                            Map.of(EVENTS, 1L, ESCALATIONS, 1L)))
                    .isInstanceOf(DestinationUnavailableException.class)
                    .hasMessageContaining("another sink has taken over events-0");
            latest.write(List.of(event(0, "from-latest")), Map.of(EVENTS, 1L));
        }
        assertThat(query(postgres, "SELECT id FROM case_events UNION ALL SELECT id FROM escalations"))
                .containsExactly("from-latest");
        assertThat(query(postgres, "SELECT topic, next_offset FROM consumed_offsets ORDER BY topic"))
                .containsExactly("escalations|0", "events|1");
    }

    @Test
    void write_ofAPartitionThatWasReleased_isRefused() {
        try (var store = store("one", deadLetters)) {
            store.claim(Set.of(EVENTS));
            store.release(Set.of(EVENTS));
            assertThatThrownBy(() -> store.write(List.of(event(0, "e")), Map.of(EVENTS, 1L)))
                    .isInstanceOf(DestinationUnavailableException.class);
        }
    }

    @Test
    void recordsThatTheDatabaseRefuses_goToTheDeadLetters_andTheRestIsStored() {
        try (var store = store("one", deadLetters)) {
            store.claim(Set.of(EVENTS, ESCALATIONS));
            var batch = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            for (int i = 0; i < 100; i++) {
                batch.add(event(i, i == 13 || i == 77 ? "NUL\0" + i : i == 50 ? "?" : "e" + i));
            }
            batch.add(escalation(0, "far-future", Instant.ofEpochMilli(Long.MAX_VALUE / 2)));
            batch.add(escalation(1, "good", NOON));
            assertThat(store.write(batch, Map.of(EVENTS, 100L, ESCALATIONS, 2L)))
                    .isEqualTo(4);
        }
        assertThat(query(postgres, "SELECT count(*) FROM case_events")).containsExactly("97");
        assertThat(query(postgres, "SELECT id FROM escalations")).containsExactly("good");
        assertThat(rejected)
                .extracting(one -> one.record().topic() + " " + one.record().offset() + " " + one.reason())
                .containsExactly(
                        "events 50 INVALID_AVRO",
                        "events 13 STORE_REJECTED",
                        "events 77 STORE_REJECTED",
                        "escalations 0 STORE_REJECTED");
        assertThat(rejected.get(1).detail()).contains("0x00");
        assertThat(query(postgres, "SELECT next_offset FROM consumed_offsets ORDER BY topic"))
                .containsExactly("2", "100");
    }

    @Test
    void deadLettersAway_nothingIsStored() {
        try (var store = store("one", sent -> {
            throw new DestinationUnavailableException("no broker", null);
        })) {
            store.claim(Set.of(EVENTS));
            assertThatThrownBy(() -> store.write(List.of(event(0, "good"), event(1, "?")), Map.of(EVENTS, 2L)))
                    .hasMessageContaining("no broker");
        }
        assertThat(query(postgres, "SELECT id FROM case_events")).isEmpty();
        assertThat(query(postgres, "SELECT next_offset FROM consumed_offsets")).containsExactly("0");
    }

    @Test
    void sessionEndedInTheTransaction_nothingIsStored_andANewClaimGoesOn() {
        DeadLetters killing = sent -> execute(
                postgres,
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE state = 'idle in transaction'"
                        + " AND datname = current_database()");
        try (var store = store("one", killing)) {
            store.claim(Set.of(EVENTS));
            var batch = List.of(event(0, "e0"), event(1, "?"), event(2, "e2"));
            assertThatThrownBy(() -> store.write(batch, Map.of(EVENTS, 3L)))
                    .isInstanceOf(DestinationUnavailableException.class)
                    .hasMessageContaining("PostgreSQL at jdbc:postgresql:");
            assertThat(query(postgres, "SELECT id FROM case_events")).isEmpty();

            assertThat(store.claim(Set.of(EVENTS))).containsExactly(Map.entry(EVENTS, 0L));
            store.write(List.of(event(0, "e0"), event(2, "e2")), Map.of(EVENTS, 3L));
        }
        assertThat(query(postgres, "SELECT id FROM case_events ORDER BY id")).containsExactly("e0", "e2");
    }

    @Test
    void registryAway_isNotTheRecordsFault() {
        try (var store = store("one", deadLetters)) {
            store.claim(Set.of(EVENTS));
            assertThatThrownBy(() -> store.write(List.of(event(0, "registry-away")), Map.of(EVENTS, 1L)))
                    .isInstanceOf(DestinationUnavailableException.class)
                    .hasMessageContaining("schema registry");
        }
        assertThat(rejected).isEmpty();
    }

    @Test
    void postgresAway_isSaidWithItsAddress() {
        var nowhere = new PostgresConnection("jdbc:postgresql://127.0.0.1:1/none", "nobody", "");
        try (var store = new PostgresStore(nowhere, "one", List.of(), deadLetters)) {
            assertThatThrownBy(() -> store.claim(Set.of(EVENTS)))
                    .isInstanceOf(DestinationUnavailableException.class)
                    .hasMessageContaining("jdbc:postgresql://127.0.0.1:1/none");
        }
    }

    private PostgresStore store(String owner, DeadLetters deadLetters) {
        var events = new Route<CaseEvent>("events", PostgresStoreTest::readEvent, List.of(Tables.caseEvents()));
        var escalations =
                new Route<Escalation>("escalations", PostgresStoreTest::readEscalation, List.of(Tables.escalations()));
        return new PostgresStore(postgres, owner, List.of(events, escalations), deadLetters);
    }

    private static Reading<CaseEvent> readEvent(ConsumerRecord<byte[], byte[]> record) {
        var id = new String(record.value(), StandardCharsets.UTF_8);
        return switch (id) {
            case "?" -> new Reading.Unreadable<>("INVALID_AVRO", "not Avro");
            case "registry-away" -> throw new TimeoutException("registry");
            default -> new Reading.Value<>(opened(id).build());
        };
    }

    private static Reading<Escalation> readEscalation(ConsumerRecord<byte[], byte[]> record) {
        var id = new String(record.value(), StandardCharsets.UTF_8);
        return new Reading.Value<>(
                breach(id, "A", Instant.ofEpochMilli(record.timestamp())).build());
    }

    private static ConsumerRecord<byte[], byte[]> event(long offset, String id) {
        return new ConsumerRecord<>("events", 0, offset, new byte[0], id.getBytes(StandardCharsets.UTF_8));
    }

    private static ConsumerRecord<byte[], byte[]> escalation(long offset, String id, Instant raisedAt) {
        return new ConsumerRecord<>(
                "escalations",
                0,
                offset,
                raisedAt.toEpochMilli(),
                org.apache.kafka.common.record.TimestampType.LOG_APPEND_TIME,
                0,
                0,
                new byte[0],
                id.getBytes(StandardCharsets.UTF_8),
                new org.apache.kafka.common.header.internals.RecordHeaders(),
                java.util.Optional.empty());
    }
}
