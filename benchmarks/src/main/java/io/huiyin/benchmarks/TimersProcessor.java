package io.huiyin.benchmarks;

import io.huiyin.processor.state.CaseStores;
import io.huiyin.processor.state.Keeping;
import io.huiyin.processor.state.Timer;
import io.huiyin.processor.state.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.stream.Collectors;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;

/** The pipeline's own store of timers, and nothing round it: does what it is told and says how long that took. */
final class TimersProcessor implements Processor<byte[], byte[], Void, Void> {
    /** The instant at which the run's ticks begin; timers of the far future are due from a day after it on. */
    static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

    private static final long SOONEST = Duration.ofDays(1).toMillis();
    private static final long LATEST = Duration.ofDays(90).toMillis();
    private static final int SITES = 2_000;

    private final long seed;
    private final BlockingQueue<Done> done;
    private Timers timers;
    private long sequence;

    /** A command that was carried out, in so many nanoseconds. */
    record Done(TimersCommand command, int taken, long nanos) {}

    private TimersProcessor(long seed, BlockingQueue<Done> done) {
        this.seed = seed;
        this.done = done;
    }

    static ProcessorSupplier<byte[], byte[], Void, Void> supplier(long seed, BlockingQueue<Done> done) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<byte[], byte[], Void, Void> get() {
                return new TimersProcessor(seed, done);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return CaseStores.builders(Keeping.DURABLE).stream()
                        .filter(store -> store.name().equals(CaseStores.TIMERS))
                        .collect(Collectors.toSet());
            }
        };
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        timers = new Timers(context);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        var command = TimersCommand.of(record.value());
        var begun = System.nanoTime();
        int taken = carryOut(command);
        done.add(new Done(command, taken, System.nanoTime() - begun));
    }

    private int carryOut(TimersCommand command) {
        return switch (command.kind()) {
            case FILL -> {
                for (long i = command.first(); i < command.first() + command.count(); i++) {
                    timers.set(new Timer(farFuture(i), Timer.Kind.CASE, subject(i)));
                }
                yield 0;
            }
            case DUE -> {
                for (int i = 0; i < command.count(); i++) {
                    var due = Instant.ofEpochMilli(command.first() - i % 1_000);
                    timers.set(new Timer(due, Timer.Kind.CASE, subject(- ++sequence)));
                }
                yield 0;
            }
            case TICK ->
                timers.takeDue(Instant.ofEpochMilli(command.first()), command.count())
                        .size();
        };
    }

    private Instant farFuture(long number) {
        return START.plusMillis(new SplittableRandom(seed ^ number).nextLong(SOONEST, LATEST));
    }

    /** As long as a case id is: tenant, site and a reference of 13 letters. */
    private String subject(long number) {
        var reference = Long.toUnsignedString(new SplittableRandom(seed + number).nextLong(), 32);
        return "mine.site-%04d.%13s"
                .formatted(Math.floorMod(number, SITES), reference)
                .replace(' ', '0');
    }
}
