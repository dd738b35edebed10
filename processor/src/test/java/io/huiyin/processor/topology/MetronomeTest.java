package io.huiyin.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.event.Tick;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On Kafka's own twin of a producer, which acknowledges when it is told to. */
class MetronomeTest {
    private static final String TOPIC = "huiyin.ticks";

    private final MockProducer<String, Tick> producer =
            new MockProducer<>(cluster(), false, null, new StringSerializer(), (topic, tick) -> new byte[0]);
    private final Set<Integer> ours = new HashSet<>(Set.of(1, 3));
    private final AtomicLong steady = new AtomicLong(500);
    private final Metronome metronome = new Metronome(producer, TOPIC, () -> ours, steady::get);

    @AfterEach
    void close() {
        metronome.close();
    }

    @Test
    void beat_writesOneTickToEachPartitionOfOurs() {
        metronome.beat();

        assertThat(producer.history()).extracting(ProducerRecord::partition).containsExactlyInAnyOrder(1, 3);
        assertThat(ticks()).extracting(Tick::getPartition).containsExactlyInAnyOrder(1, 3);
        assertThat(ticks()).extracting(Tick::getSteadyMillis).containsOnly(500L);
        assertThat(ticks()).extracting(Tick::getWriter).doesNotContain("").hasSize(2);
        assertThat(Set.copyOf(ticks().stream().map(Tick::getWriter).toList()))
                .as("one life, one id")
                .hasSize(1);
    }

    @Test
    void beat_whileATickIsUnderWay_writesNoOther() {
        metronome.beat();
        metronome.beat();
        assertThat(producer.history()).hasSize(2);

        producer.completeNext();
        metronome.beat();
        assertThat(producer.history()).hasSize(3);
    }

    @Test
    void beat_afterPartitionsMoved_writesToThoseThatAreHere() {
        metronome.beat();
        producer.clear();
        ours.clear();
        ours.add(2);
        metronome.beat();

        assertThat(ticks()).extracting(Tick::getPartition).containsExactly(2);
    }

    @Test
    void beat_thatFailed_isFollowedByTheNext() {
        metronome.beat();
        producer.errorNext(new TimeoutException("slow"));
        producer.errorNext(new TimeoutException("slow"));
        metronome.beat();

        assertThat(producer.history()).hasSize(4);
    }

    @Test
    void beat_thatCannotSend_endsNothing() {
        producer.sendException = new TimeoutException("no metadata");
        metronome.beat();
        producer.sendException = null;
        metronome.beat();

        assertThat(producer.history()).hasSize(2);
    }

    @Test
    void check_tellsOfAPartitionWithoutTicks_untilItHasOne() {
        metronome.beat();
        producer.completeNext();
        producer.errorNext(new TimeoutException("slow"));
        assertThat(metronome.check().ok()).isTrue();

        steady.addAndGet(Metronome.LONGEST_SILENCE.plusMillis(1).toMillis());
        assertThat(metronome.check().ok()).isFalse();
        assertThat(metronome.check().detail()).contains("huiyin.ticks", "slow");

        metronome.beat();
        producer.completeNext();
        producer.completeNext();
        assertThat(metronome.check().ok()).isTrue();
    }

    @Test
    void check_ofPartitionsThatMovedAway_isWell() {
        metronome.beat();
        steady.addAndGet(Duration.ofHours(1).toMillis());
        ours.clear();
        metronome.beat();

        assertThat(metronome.check().ok()).isTrue();
    }

    private List<Tick> ticks() {
        return producer.history().stream().map(ProducerRecord::value).toList();
    }

    private static Cluster cluster() {
        var node = new Node(1, "twin", 9092);
        var nodes = new Node[] {node};
        var partitions = List.of(0, 1, 2, 3).stream()
                .map(one -> new PartitionInfo(TOPIC, one, node, nodes, nodes))
                .toList();
        return new Cluster("twin", List.of(node), partitions, Set.of(), Set.of());
    }
}
