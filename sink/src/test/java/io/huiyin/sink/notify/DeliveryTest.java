package io.huiyin.sink.notify;

import static io.huiyin.sink.Events.breach;
import static io.huiyin.sink.notify.Lines.DUTY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.huiyin.event.CaseStatus;
import io.huiyin.event.Clock;
import io.huiyin.event.ClockStatus;
import io.huiyin.event.Severity;
import io.huiyin.policy.GroupRules;
import io.huiyin.policy.PageMatch;
import io.huiyin.policy.SilenceRules;
import io.huiyin.sink.Events;
import io.huiyin.sink.Eventually;
import io.huiyin.sink.notify.media.Media;
import io.huiyin.sink.store.Entry;
import io.huiyin.sink.store.Tables;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Real receivers that misbehave, a real database, and time that passes by making everything that is written older. */
final class DeliveryTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Instant now = Instant.now();
    private final Receiver receiver = new Receiver();
    private final Receiver other = new Receiver();
    private final Sinks sinks = new Sinks().channel("duty", receiver.url()).channel("other", other.url());

    @AfterEach
    void close() {
        sinks.close();
        receiver.close();
        other.close();
    }

    @Test
    void receiverThatAnswers500ForAnHour_isLeftAlone_triedNowAndThen_andGetsAllInOrderInTheEnd() throws SQLException {
        receiver.broken = 500;
        store(20, "duty");
        sinks.start().start();
        Eventually.holds(() -> assertThat(health("duty")).startsWith("HELD|20|"));
        for (int minutes = 0; minutes < 60; minutes += 15) {
            int before = receiver.posts.size();
            sinks.elapse(Duration.ofMinutes(15));
            Eventually.holds(() -> assertThat(receiver.posts).hasSize(before + 1));
            Eventually.holds(() -> assertThat(health("duty")).startsWith("HELD|20|"));
            store(1, "other");
        }
        Eventually.holds(() -> assertThat(other.accepted()).hasSize(4));
        assertThat(receiver.posts.size()).isLessThanOrEqualTo(8 + 4 + 5);

        receiver.broken = 0;
        sinks.elapse(Duration.ofMinutes(15));
        Eventually.holds(() -> assertThat(health("duty")).isEqualTo("OK|0|0"));
        assertThat(receiver.accepted()).hasSize(20).doesNotHaveDuplicates();
        for (int c = 0; c < 7; c++) {
            int one = c;
            assertThat(receiver.accepted().stream()
                            .map(id -> Integer.parseInt(id.substring(id.indexOf('-') + 1)))
                            .filter(i -> i % 7 == one))
                    .isSorted();
        }
    }

    @Test
    void receiverThatTookItAfterTheTimeout_getsItAgainUnderTheSameId() throws SQLException {
        receiver.answers.add(Receiver.LATE);
        sinks.store(breach("x1", "A", now));
        sinks.start();
        Eventually.holds(() -> assertThat(sinks.states()).containsExactly("DELIVERED|1"));
        assertThat(receiver.posts).extracting(Receiver.Post::id).containsExactly("x1", "x1");
        assertThat(receiver.posts)
                .extracting(Receiver.Post::body)
                .containsOnly(receiver.posts.getFirst().body());
    }

    @Test
    void redirect_isNotFollowed() throws SQLException {
        receiver.answers.addAll(List.of(301, 307));
        sinks.store(breach("x1", "A", now));
        sinks.start();
        Eventually.holds(() -> assertThat(sinks.states()).containsExactly("DELIVERED|1"));
        assertThat(receiver.posts).extracting(Receiver.Post::path).containsOnly("/hook");
    }

    @Test
    void hostThatDnsDoesNotKnow_holdsOnlyItsOwnChannel_untilThePolicyHasTheRightOne() throws SQLException {
        sinks.channel("duty", URI.create("http://no-such-host.invalid/hook"));
        store(10, "duty");
        store(10, "other");
        sinks.start();
        Eventually.holds(() -> assertThat(other.accepted()).hasSize(10));
        Eventually.holds(() -> assertThat(health("duty")).startsWith("HELD|10|"));
        assertThat(sinks.ask("SELECT last_error FROM channel_health WHERE channel = 'duty'"))
                .containsExactly("the host is not known");

        sinks.channel("duty", receiver.url());
        sinks.elapse(HOUR);
        Eventually.holds(() -> assertThat(receiver.accepted()).hasSize(10).doesNotHaveDuplicates());
    }

    @Test
    void sinkThatDiedAfterPosting_isFollowedByOneThatPostsTheSameUnderTheSameId_whateverCameMeanwhile()
            throws SQLException {
        sinks.channel("duty", receiver.url(), 0, GroupRules.FOR_PEOPLE);
        store(30, "duty");
        try (var dead = sinks.ledger("dead");
                var media = new Media(Sinks.TIMEOUT)) {
            var turn = sinks.claim(dead, DUTY);
            turn.plan().parcels().forEach(one -> media.send(turn.target().orElseThrow(), one.message(turn.now())));
        }
        assertThat(receiver.posts).hasSize(1);
        store(30, "duty");
        sinks.start();
        sinks.elapse(Ledger.LEASE);

        Eventually.holds(() -> assertThat(sinks.states()).containsExactly("DELIVERED|60"));
        assertThat(receiver.posts).hasSize(3);
        assertThat(receiver.posts.get(1)).isEqualTo(again(receiver.posts.getFirst(), receiver.posts.get(1)));
        assertThat(receiver.posts.get(2).id())
                .isNotEqualTo(receiver.posts.getFirst().id());
    }

    @Test
    void floodOf500_isAFewMessages_whileAnUrgentPageIsToldAlone() throws SQLException, JsonProcessingException {
        sinks.channel("duty", receiver.url(), 0, GroupRules.FOR_PEOPLE);
        store(500, "duty");
        sinks.store(breach("urgent", "U", now).setSeverity(Severity.CRITICAL));
        sinks.start();
        Eventually.holds(() -> assertThat(sinks.states()).containsExactly("DELIVERED|501"));
        assertThat(receiver.posts.size()).isBetween(3, 6);
        assertThat(receiver.accepted()).contains("urgent");
        int told = 0;
        for (var post : receiver.posts) {
            told += new ObjectMapper().readTree(post.body()).path("count").asInt(1);
        }
        assertThat(told).isEqualTo(501);
        assertThat(sinks.ask("SELECT count(DISTINCT group_id) FROM notifications"))
                .containsExactly(Integer.toString(receiver.posts.size() - 1));
    }

    @Test
    void silence_holds_andLetsGoOfWhatIsStillOpen_asOneMessage() throws SQLException, JsonProcessingException {
        sinks.channel("duty", receiver.url(), 0, GroupRules.FOR_PEOPLE);
        var match = new PageMatch(Set.of(), Set.of(), Set.of(Severity.LOW), Set.of(), Set.of(), Set.of());
        sinks.silences.add(new SilenceRules(
                "move", match, Optional.empty(), Optional.of(now.plus(HOUR)), Optional.empty(), "the server moves"));
        sinks.store(
                breach("a", "A", now).setSeverity(Severity.LOW),
                breach("b", "B", now).setSeverity(Severity.LOW),
                breach("c", "C", now).setSeverity(Severity.LOW),
                breach("d", "D", now).setSeverity(Severity.HIGH),
                breach("a2", "A", now).setSeverity(Severity.HIGH));
        sinks.start();
        Eventually.holds(() -> assertThat(sinks.states()).containsExactly("DELIVERED|2", "HELD|3"));
        assertThat(receiver.accepted()).containsExactlyInAnyOrder("d", "a2");
        assertThat(sinks.ask("SELECT DISTINCT held_by, last_error FROM notifications WHERE state = 'HELD'"))
                .containsExactly("move|held by the silence 'move': the server moves");
        assertThat(sinks.ask("SELECT silenced FROM channel_health")).containsExactly("3");

        answered("C", now.plusSeconds(60));
        sinks.silences.clear();
        sinks.elapse(Duration.ofMinutes(1));
        Eventually.holds(() -> assertThat(sinks.states()).containsExactly("DELIVERED|4", "MOOT|1"));
        assertThat(receiver.posts).hasSize(3);
        var told = new ObjectMapper().readTree(receiver.posts.getLast().body());
        assertThat(told.path("count").asInt()).isEqualTo(2);
        assertThat(sinks.ask("SELECT last_error FROM notifications WHERE state = 'MOOT'")
                        .getFirst())
                .startsWith("its clock was stopped at");
    }

    @Test
    void longSilence_doesNotUseUpPatience() throws SQLException {
        sinks.silences.add(new SilenceRules(
                "long", PageMatch.ALL, Optional.empty(), Optional.of(now.plus(HOUR)), Optional.empty(), "a drill"));
        sinks.store(breach("a", "A", now));
        sinks.start();
        Eventually.holds(() -> assertThat(sinks.states()).containsExactly("HELD|1"));
        receiver.answers.add(500);
        sinks.elapse(Duration.ofDays(7));
        sinks.silences.clear();
        Eventually.holds(() -> assertThat(sinks.states()).containsExactly("DELIVERED|1"));
        assertThat(receiver.posts).hasSize(2);
    }

    @Test
    void pageOfACaseThatWasAnsweredMeanwhile_isMoot_onceTheTablesHaveThat() throws SQLException {
        sinks.caughtUp = false;
        sinks.store(breach("late", "A", now.minus(HOUR)), breach("still", "B", now.minus(HOUR)));
        sinks.start();
        sinks.elapse(Duration.ofSeconds(6));
        Eventually.holds(() ->
                assertThat(sinks.ask("SELECT count(*) FROM channel_states")).containsExactly("1"));
        assertThat(receiver.posts).isEmpty();

        answered("A", now.minus(Duration.ofMinutes(30)));
        sinks.caughtUp = true;
        sinks.elapse(Duration.ofSeconds(1));
        Eventually.holds(() -> assertThat(sinks.states()).containsExactly("DELIVERED|1", "MOOT|1"));
        assertThat(receiver.accepted()).containsExactly("still");
    }

    @Test
    void rate_isHeldAcrossSinks() throws SQLException {
        sinks.channel("duty", receiver.url(), 20, GroupRules.NEVER);
        store(40, "duty");
        sinks.start().start().start();
        Eventually.holds(() -> assertThat(receiver.posts).hasSize(10));
        assertThat(sinks.ask("SELECT held_for FROM channel_states")).containsExactly("RATE");
        sinks.elapse(Duration.ofSeconds(12));
        Eventually.holds(() -> assertThat(receiver.posts).hasSize(12));
        sinks.elapse(Duration.ofMinutes(10));
        Eventually.holds(() -> assertThat(receiver.posts).hasSize(22));
        assertThat(receiver.accepted()).doesNotHaveDuplicates();
    }

    @Test
    void oneBadMessage_neitherHoldsTheOthers_norTheChannel() throws SQLException {
        receiver.refusals = Map.of("duty-3", 400);
        store(50, "duty");
        sinks.start();
        Eventually.holds(() -> assertThat(receiver.accepted().size()).isGreaterThanOrEqualTo(43));
        assertThat(health("duty")).startsWith("OK|");
        assertThat(sinks.ask(
                        "SELECT count(*) FROM notifications WHERE state = 'PENDING' AND case_id <> 'mine-7.north.C3'"))
                .containsExactly("0");
    }

    private void store(int count, String channel) throws SQLException {
        store(count, channel, 7);
    }

    private void store(int count, String channel, int cases) throws SQLException {
        sinks.store(IntStream.range(stored, stored + count)
                .mapToObj(i -> breach(channel + "-" + i, "C" + i % cases, now)
                        .setChannels(List.of(channel))
                        .build())
                .toList());
        stored += count;
    }

    private int stored;

    /** The tables hear that a case was answered. */
    private void answered(String reference, Instant at) throws SQLException {
        var clock = Clock.newBuilder(Events.clock("respond", at))
                .setStatus(ClockStatus.LATE)
                .setStartedAt(now.minus(Duration.ofDays(1)))
                .setStoppedAt(at)
                .build();
        var answered = Events.openCase(reference, 2)
                .setStatus(CaseStatus.ANSWERED)
                .setUpdatedAt(at)
                .setAnsweredAt(at)
                .setClocks(List.of(clock))
                .build();
        try (var connection = sinks.postgres.open()) {
            Tables.cases()
                    .write(
                            connection,
                            List.of(new Entry<>(new ConsumerRecord<>("t", 0, 0, new byte[0], new byte[0]), answered)));
        }
    }

    private String health(String channel) {
        return sinks.ask("SELECT state, pending, failures FROM channel_health WHERE channel = '" + channel + "'")
                .getFirst();
    }

    /** The same post, but for when it was made. */
    private static Receiver.Post again(Receiver.Post first, Receiver.Post second) {
        return new Receiver.Post(
                first.id(), second.timestamp(), first.signature(), first.body(), first.answer(), first.path());
    }
}
