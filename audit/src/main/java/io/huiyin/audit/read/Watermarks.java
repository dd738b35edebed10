package io.huiyin.audit.read;

import io.huiyin.event.Tick;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;

/**
 * How far the processor has come on each of its partitions: the time of the last tick before its committed offset. A tick works
 * off what is due within a budget, the earliest first. So while what it raises is late, it has come as far as that was due.
 */
final class Watermarks {
    private static final Duration RECENTLY = Duration.ofSeconds(5);
    private static final Duration LATE = Duration.ofSeconds(10);

    private final Map<Integer, TreeMap<Long, Instant>> ticks = new HashMap<>();
    private final Map<Integer, Steps> steps = new HashMap<>();
    private final Map<Integer, Instant> processed = new HashMap<>();
    private final Map<Integer, Deque<Late>> late = new HashMap<>();
    private final int partitions;
    private final StringSerializer keys = new StringSerializer();

    private record Late(Instant dueAt, Instant raisedAt) {}

    Watermarks(int partitions) {
        this.partitions = partitions;
    }

    int partitions() {
        return partitions;
    }

    /** The partition on which everything of this tenant and site meets, by Kafka's default partitioner. */
    int partition(String tenant, String site) {
        var key = keys.serialize("", tenant + "." + site);
        return Utils.toPositive(Utils.murmur2(key)) % partitions;
    }

    void tick(int partition, long offset, Tick tick, Instant at) {
        var step = steps.merge(partition, Steps.first(tick, at), (last, _first) -> last.next(tick, at));
        ticks.computeIfAbsent(partition, _new -> new TreeMap<>()).put(offset, step.sure());
    }

    /** The processor has read the ticks before this offset. */
    void committed(int partition, long offset) {
        var read = ticks.computeIfAbsent(partition, _new -> new TreeMap<>());
        var last = read.lowerEntry(offset);
        if (last != null) {
            processed.put(partition, last.getValue());
            read.headMap(last.getKey(), false).clear();
        }
    }

    /** Something was raised late. */
    void raised(int partition, Instant dueAt, Instant raisedAt) {
        if (dueAt.plus(LATE).isBefore(raisedAt)) {
            late.computeIfAbsent(partition, _new -> new ArrayDeque<>()).addLast(new Late(dueAt, raisedAt));
        }
    }

    /** What was due by then is done, by partition; one of which that is not known is left out. */
    Map<Integer, Instant> all() {
        var all = new HashMap<Integer, Instant>();
        for (int partition = 0; partition < partitions; partition++) {
            int one = partition;
            of(one).ifPresent(upTo -> all.put(one, upTo));
        }
        return all;
    }

    private Optional<Instant> of(int partition) {
        var upTo = processed.get(partition);
        if (upTo == null) {
            return Optional.empty();
        }
        var recent = late.getOrDefault(partition, new ArrayDeque<>());
        while (!recent.isEmpty() && recent.getFirst().raisedAt().isBefore(upTo.minus(RECENTLY))) {
            recent.removeFirst();
        }
        return Optional.of(recent.stream()
                .map(Late::dueAt)
                .max(Instant::compareTo)
                .filter(due -> due.isBefore(upTo))
                .orElse(upTo));
    }
}
