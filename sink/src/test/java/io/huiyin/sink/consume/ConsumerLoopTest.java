package io.huiyin.sink.consume;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.sink.Backoff;
import io.huiyin.sink.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ConsumerLoopTest {
    private static final TopicPartition ZERO = new TopicPartition("t", 0);
    private static final TopicPartition ONE = new TopicPartition("t", 1);

    private final LogConsumer consumer = new LogConsumer(ZERO, ONE);
    private final MemoryDestination destination = new MemoryDestination();
    private final ConsumerLoop loop = new ConsumerLoop(
            "loop",
            consumer,
            destination,
            Set.of("t"),
            new Backoff(Duration.ofMillis(1), Duration.ofMillis(20)),
            Duration.ofMillis(5));

    @AfterEach
    void close() {
        loop.close();
        assertThat(consumer.closed()).isTrue();
    }

    @Test
    void assigned_readsOnFromWhereTheDestinationSays() {
        destination.offsets.put(ZERO, 2L);
        consumer.schedulePollTask(() -> consumer.rebalance(List.of(ZERO)));
        consumer.appends(ZERO, "a", "b", "c", "d");
        loop.start();
        Eventually.holds(() -> assertThat(destination.rows()).containsExactly("c", "d"));
        assertThat(destination.offsets).containsEntry(ZERO, 4L);
        assertThat(loop.check().ok()).isTrue();
        assertThat(loop.progress().records()).isEqualTo(2);
    }

    @Test
    void destinationAway_nothingIsSkipped_andHealthSaysSoMeanwhile() {
        destination.failuresOfClaim.addAll(List.of("down 1", "down 2", "down 3"));
        destination.failuresOfWrite.addAll(List.of("down 4", "down 5"));
        consumer.schedulePollTask(() -> consumer.rebalance(List.of(ZERO, ONE)));
        consumer.appends(ZERO, "a", "b");
        consumer.appends(ONE, "c");
        loop.start();
        Eventually.holds(() -> assertThat(destination.rows()).containsExactlyInAnyOrder("a", "b", "c"));
        assertThat(destination.calls()).contains("close");
        Eventually.holds(() -> assertThat(loop.check().ok()).isTrue());
    }

    @Test
    void destinationStaysAway_healthNamesIt() {
        for (int i = 0; i < 100_000; i++) {
            destination.failuresOfClaim.add("PostgreSQL is down");
        }
        consumer.schedulePollTask(() -> consumer.rebalance(List.of(ZERO)));
        loop.start();
        Eventually.holds(() -> assertThat(loop.check().detail()).isEqualTo("PostgreSQL is down"));
    }

    @Test
    void nothingComes_aReplacedLoopFindsOut_andReadsAgainFromWhereItsSuccessorIs() {
        consumer.schedulePollTask(() -> consumer.rebalance(List.of(ZERO)));
        consumer.appends(ZERO, "a", "b");
        loop.start();
        Eventually.holds(() -> assertThat(destination.rows()).containsExactly("a", "b"));
        destination.emptied();
        destination.failuresOfWrite.add("another has taken over");
        Eventually.holds(() -> assertThat(destination.rows()).containsExactly("a", "b"));
    }

    @Test
    void nothingComes_offsetsMovePastWhatIsNoRecord() {
        consumer.schedulePollTask(() -> consumer.rebalance(List.of(ZERO)));
        consumer.appends(ZERO, "a");
        consumer.schedulePollTask(() -> consumer.passes(ZERO, 2));
        loop.start();
        Eventually.holds(() -> assertThat(destination.offset(ZERO)).isEqualTo(2));
    }

    @Test
    void brokersError_isRetried() {
        consumer.schedulePollTask(() -> consumer.rebalance(List.of(ZERO)));
        consumer.schedulePollTask(() -> consumer.setPollException(new KafkaException("not now")));
        consumer.appends(ZERO, "a");
        loop.start();
        Eventually.holds(() -> assertThat(destination.rows()).containsExactly("a"));
    }

    @Test
    void replacedByASinkOfTheSameInstanceId_stopsAndSaysSo() {
        consumer.schedulePollTask(() -> consumer.setPollException(new FencedInstanceIdException("fenced")));
        loop.start();
        Eventually.holds(() -> assertThat(loop.check().detail()).contains("same instance id"));
    }
}
