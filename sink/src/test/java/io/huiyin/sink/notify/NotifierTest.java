package io.huiyin.sink.notify;

import static io.huiyin.sink.Events.breach;
import static io.huiyin.sink.Events.opened;
import static io.huiyin.sink.TestPostgres.execute;
import static io.huiyin.sink.TestPostgres.query;
import static io.huiyin.sink.notify.Elapsing.elapse;
import static io.huiyin.sink.notify.Lines.DUTY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.huiyin.event.CaseEventKind;
import io.huiyin.event.Escalation;
import io.huiyin.policy.GroupRules;
import io.huiyin.sink.Backoff;
import io.huiyin.sink.Eventually;
import io.huiyin.sink.PostgresConnection;
import io.huiyin.sink.TestPostgres;
import io.huiyin.sink.notify.media.ChannelTarget;
import io.huiyin.sink.notify.media.Media;
import io.huiyin.sink.notify.media.Signature;
import io.huiyin.sink.store.Entry;
import io.huiyin.sink.store.Tables;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class NotifierTest {
    private static final URI CONSOLE = URI.create("https://huiyin.example.org");
    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static PostgresConnection postgres;

    private final Instant now = Instant.now();
    private final Receiver receiver = new Receiver();
    private final Receiver other = new Receiver();
    private final List<Notifier> notifiers = new ArrayList<>();
    private volatile Channels channels = (channel, at) -> switch (channel.name()) {
        case "duty" -> Optional.of(ChannelTarget.webhook("duty", receiver.url(), Optional.of(SECRET)));
        case "other" -> Optional.of(ChannelTarget.webhook("other", other.url(), Optional.empty()));
        default -> Optional.empty();
    };

    @BeforeAll
    static void migrate() {
        postgres = TestPostgres.migrated();
    }

    @BeforeEach
    void empty() {
        execute(postgres, "TRUNCATE notifications, channel_states, case_events");
    }

    @AfterEach
    void close() {
        notifiers.forEach(Notifier::close);
        receiver.close();
        other.close();
    }

    @Test
    void pagedEscalation_isPostedOnce_signed_withALink() throws SQLException, JsonProcessingException {
        store(breach("x1", "A", now).build());
        start();
        settled("x1|duty|DELIVERED|1|-");
        var post = receiver.posts.getFirst();
        assertThat(post.signature())
                .isEqualTo(Signature.of(
                        SECRET, "x1", Instant.ofEpochSecond(Long.parseLong(post.timestamp())), post.body()));
        var body = new ObjectMapper().readTree(post.body());
        assertThat(body.path("type").asText()).isEqualTo("escalation.breach");
        assertThat(body.path("timestamp").asText())
                .isEqualTo(now.truncatedTo(java.time.temporal.ChronoUnit.MILLIS).toString());
        assertThat(body.path("link").asText()).isEqualTo("https://huiyin.example.org/cases/mine-7.north.A");
        assertThat(body.path("data").path("caseId").asText()).isEqualTo("mine-7.north.A");
        store(breach("x1", "A", now).build());
        store(breach("x2", "A", now).build());
        settled("x1|duty|DELIVERED|1|-", "x2|duty|DELIVERED|1|-");
        assertThat(receiver.accepted()).containsExactly("x1", "x2");
    }

    @Test
    void receiverThatFailsAtFirst_getsItOnceInTheEnd() throws SQLException {
        receiver.answers.addAll(List.of(500, 302, Receiver.HANG, 404));
        store(breach("x1", "A", now).build());
        start();
        settled("x1|duty|DELIVERED|5|-");
        assertThat(receiver.posts).extracting(Receiver.Post::id).hasSize(5).containsOnly("x1");
        assertThat(receiver.posts)
                .extracting(Receiver.Post::body)
                .containsOnly(receiver.posts.getFirst().body());
        assertThat(receiver.accepted()).containsExactly("x1");
    }

    @Test
    void answerWhoseBodyNeverEnds_countsByItsStatus() throws SQLException {
        receiver.answers.add(Receiver.HANG_AFTER_THE_HEADERS);
        store(breach("x1", "A", now).build());
        start();
        settled("x1|duty|DELIVERED|1|-");
    }

    @Test
    void hangingChannel_doesNotDelayAnother() throws SQLException {
        receiver.answers.addAll(
                IntStream.range(0, 1000).map(i -> Receiver.HANG).boxed().toList());
        store(breach("x1", "A", now).setChannels(List.of("duty", "other")).build());
        store(breach("x2", "B", now).setChannels(List.of("other", "duty")).build());
        start();
        Eventually.holds(() -> assertThat(other.accepted()).containsExactlyInAnyOrder("x1", "x2"));
        assertThat(receiver.accepted()).isEmpty();
    }

    @Test
    void escalationsOfOneCase_areDeliveredInOrder_thoseOfAnotherDoNotWait() throws SQLException {
        receiver.refusals = Map.of("a1", 429);
        store(
                breach("a1", "A", now).build(),
                breach("a2", "A", now).build(),
                breach("b1", "B", now).build());
        start();
        Eventually.holds(
                () -> assertThat(query(postgres, "SELECT last_error FROM notifications WHERE escalation_id = 'a1'"))
                        .containsExactly("the receiver answered 429"));
        // The receiver asked that the whole channel wait; it is let go by hand, and then b1 leaves, but a2 has a1
        // before it.
        receiver.refusals = Map.of();
        execute(postgres, "UPDATE channel_states SET ready_at = NULL");
        Eventually.holds(() -> assertThat(receiver.accepted()).containsExactly("b1"));
        execute(postgres, "UPDATE notifications SET next_attempt_at = now()");
        Eventually.holds(() -> assertThat(receiver.accepted()).containsExactly("b1", "a1", "a2"));
    }

    @Test
    void severalSinks_deliverEachLineOnce() throws SQLException {
        var escalations = IntStream.range(0, 60)
                .mapToObj(i -> breach("x" + i, "C" + i % 7, now).build())
                .toArray(Escalation[]::new);
        store(escalations);
        start();
        start();
        start();
        Eventually.holds(
                () -> assertThat(query(postgres, "SELECT count(*) FROM notifications WHERE state = 'DELIVERED'"))
                        .containsExactly("60"));
        assertThat(receiver.accepted()).hasSize(60).doesNotHaveDuplicates();
        for (int c = 0; c < 7; c++) {
            int one = c;
            assertThat(receiver.accepted().stream()
                            .map(id -> Integer.parseInt(id.substring(1)))
                            .filter(i -> i % 7 == one))
                    .isSorted();
        }
    }

    @Test
    void sinkThatDiedWhileDelivering_isFollowedByAnother_whenItsLeaseEnds() throws SQLException {
        store(breach("x1", "A", now).build());
        try (var dead = ledger("dead")) {
            assertThat(claim(dead).plan().parcels()).hasSize(1);
        }
        start();
        assertThat(receiver.posts).isEmpty();
        elapse(postgres, Ledger.LEASE);
        settled("x1|duty|DELIVERED|2|-");
    }

    @Test
    void turnThatWasBrokenOff_isTakenUpByTheSameSink_beforeItsLeaseEnds() throws SQLException {
        store(breach("x1", "A", now).build());
        try (var brokenOff = ledger("sink-0")) {
            assertThat(claim(brokenOff).plan().parcels()).hasSize(1);
        }
        start();
        settled("x1|duty|DELIVERED|2|-");
        assertThat(query(postgres, "SELECT now() - created_at < interval '30 s' FROM notifications"))
                .containsExactly("t");
    }

    @Test
    void deliveryThatCannotBeWrittenDown_isWrittenDownLater_andNotRepeated() throws SQLException {
        store(breach("x1", "A", now).build());
        receiver.beforeAnswer = () -> execute(postgres, "ALTER TABLE channel_states RENAME TO away");
        start();
        Eventually.holds(() -> assertThat(receiver.posts).hasSize(1));
        Eventually.holds(() -> assertThat(notifiers.getFirst().check().ok()).isFalse());
        for (var table : List.of("away", "notifications")) {
            execute(postgres, "UPDATE " + table + " SET leased_until = now() - interval '1 s'");
        }
        execute(postgres, "ALTER TABLE away RENAME TO channel_states");
        settled("x1|duty|DELIVERED|1|-");
        assertThat(receiver.posts).hasSize(1);
    }

    @Test
    void settlementByASinkWhoseLeaseRanOut_changesNothing() throws SQLException {
        store(breach("x1", "A", now).build());
        try (var slow = ledger("slow");
                var quick = ledger("quick")) {
            var turn = claim(slow);
            assertThat(quick.claim(DUTY, NotifierTest::all)).isEmpty();
            elapse(postgres, Ledger.LEASE);
            var again = claim(quick);
            quick.settle(DUTY, outcome(again, new Verdict.Delivered()));
            slow.settle(DUTY, outcome(turn, new Verdict.Dead("too late")));
        }
        assertThat(ledger()).containsExactly("x1|duty|DELIVERED|2|-");
        assertThat(query(postgres, "SELECT last_error FROM channel_states")).containsExactly("-");
    }

    @Test
    void escalationOfACaseThatBecameConfidential_isSentWithoutItsText() throws Exception {
        var said = breach("x1", "A", now).setTitle("my shift leader").setExcerpt("he shouts at me");
        store(said.build());
        hide("A", 2, true);
        store(
                said.setId("x2").build(),
                breach("other", "B", now).setExcerpt("the roof leaks").build());
        assertThat(query(postgres, "SELECT escalation_id FROM notifications WHERE payload LIKE '%shout%'"))
                .isEmpty();
        start();
        Eventually.holds(() -> assertThat(receiver.accepted()).containsExactlyInAnyOrder("x1", "x2", "other"));
        for (var post : receiver.posts) {
            var data = new ObjectMapper().readTree(post.body()).path("data");
            assertThat(data.path("caseId").asText()).startsWith("mine-7.north.");
            assertThat(data.path("excerpt").asText()).isEqualTo(post.id().equals("other") ? "the roof leaks" : "");
            assertThat(post.body()).doesNotContain("shift leader", "shouts");
        }
    }

    /** As when both are written at once, so that neither saw the other. */
    @Test
    void lineWrittenBesideTheTimelineThatHidesIt_isSilencedWhenItIsClaimed() throws SQLException {
        store(breach("x1", "A", now).setExcerpt("he shouts at me").build());
        execute(postgres, """
                SELECT prepare_partition('case_events', now(), null);
                INSERT INTO case_events (id, case_id, tenant, site, kind, at, revision, why, policy_version, confidential)
                VALUES ('e2', 'mine-7.north.A', 'mine-7', 'north', 'RECLASSIFIED', now(), 2, '', 1, true)""");
        try (var ledger = ledger("sink")) {
            assertThat(claim(ledger)
                            .plan()
                            .parcels()
                            .getFirst()
                            .message(now)
                            .notices()
                            .getFirst()
                            .payload())
                    .contains("\"excerpt\":\"\"")
                    .doesNotContain("shouts");
        }
    }

    @Test
    void caseThatIsPublicAgain_speaksInWhatIsRaisedFromThenOn() throws SQLException {
        hide("A", 2, true);
        hide("A", 3, false);
        store(breach("x1", "A", now).setExcerpt("the roof leaks").build());
        assertThat(query(postgres, "SELECT escalation_id FROM notifications WHERE payload LIKE '%roof leaks%'"))
                .containsExactly("x1");
    }

    private static void hide(String reference, long revision, boolean confidential) throws SQLException {
        var line = opened(reference + "-" + revision)
                .setCaseId("mine-7.north." + reference)
                .setKind(CaseEventKind.RECLASSIFIED)
                .setRevision(revision)
                .setText(null)
                .setConfidential(confidential)
                .build();
        var entries = List.of(new Entry<>(new ConsumerRecord<>("t", 0, 0, new byte[0], new byte[0]), line));
        try (var connection = postgres.open()) {
            Tables.caseEvents().write(connection, entries);
            new LedgerSilence().write(connection, entries);
        }
    }

    @Test
    void channelThatThePolicyDoesNotHave_isADeadLine() throws SQLException {
        store(breach("x1", "A", now).setChannels(List.of("pigeon")).build());
        start();
        settled("x1|pigeon|DEAD|1|the policy in force has no channel named 'pigeon'");
    }

    @Test
    void escalationThatIsOnlyRecorded_hasNoLine_andAnOldOneIsDeadFromTheStart() throws SQLException {
        store(
                breach("moot", "A", now).setPaged(false).build(),
                breach("old", "A", now.minus(Duration.ofHours(49))).build(),
                breach("mute", "A", now).setChannels(List.of()).build());
        start();
        assertThat(ledger()).containsExactly("old|duty|DEAD|0|older than PT48H when it was stored");
    }

    @Test
    void sessionsEndedByTheDatabase_areOpenedAgain() throws SQLException {
        start();
        store(breach("x1", "A", now).build());
        settled("x1|duty|DELIVERED|1|-");
        execute(
                postgres,
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
        store(breach("x2", "A", now).build());
        settled("x1|duty|DELIVERED|1|-", "x2|duty|DELIVERED|1|-");
        Eventually.holds(() -> assertThat(notifiers.getFirst().check().ok()).isTrue());
    }

    private void start() {
        var patience =
                new Patience(new Backoff(Duration.ofMillis(1), Duration.ofMillis(5)), Patience.DEFAULT.giveUpAfter());
        var notifier = new Notifier(
                ledger("sink-" + notifiers.size()),
                new Media(TIMEOUT),
                (channel, at) -> channels.find(channel, at),
                () -> true,
                patience,
                () -> true,
                new Outcomes());
        notifiers.add(notifier);
        notifier.start();
    }

    private static Ledger ledger(String owner) {
        return new Ledger(new Session(postgres), owner);
    }

    private static Turn claim(Ledger ledger) throws SQLException {
        return ledger.claim(DUTY, NotifierTest::all).orElseThrow();
    }

    private static Turn all(List<Line> due, ChannelState state, Instant now) {
        var planner = new Planner(new Triage(List.of(), true), new Grouping(GroupRules.NEVER), 0);
        return new Turn(DUTY, planner.plan(due, state, now), Optional.empty(), now);
    }

    private static Outcome outcome(Turn turn, Verdict verdict) {
        var parcel = turn.plan().parcels().getFirst();
        var change = Change.sent(parcel.lines().getFirst(), parcel, verdict);
        return new Outcome(
                List.of(change),
                Breaker.WHOLE,
                Breaker.WHOLE,
                false,
                verdict instanceof Verdict.Dead ? Optional.of("slow") : Optional.empty(),
                Optional.empty());
    }

    private void store(Escalation... escalations) throws SQLException {
        var table = new LedgerTable(CONSOLE, false, Patience.DEFAULT.giveUpAfter(), InstantSource.fixed(now));
        var entries = Arrays.stream(escalations)
                .map(one -> new Entry<>(new ConsumerRecord<>("t", 0, 0, new byte[0], new byte[0]), one))
                .toList();
        try (var connection = postgres.open()) {
            table.write(connection, entries);
        }
    }

    private static void settled(String... lines) {
        Eventually.holds(() -> assertThat(ledger()).containsExactly(lines));
    }

    private static List<String> ledger() {
        return query(
                postgres,
                "SELECT escalation_id, channel, state, attempts, last_error FROM notifications ORDER BY sequence");
    }
}
