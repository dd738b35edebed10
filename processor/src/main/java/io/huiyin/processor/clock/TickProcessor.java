package io.huiyin.processor.clock;

import io.huiyin.event.Tick;
import io.huiyin.processor.flow.Nodes;
import io.huiyin.processor.flow.Ticked;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Makes time an input. The wall-clock punctuator decides nothing: it only writes a tick to the task's own partition; time goes
 * on when that tick is read, after everything that was on the brokers before it.
 */
public final class TickProcessor implements Processor<byte[], byte[], Object, Object> {
    private final Duration interval;
    private ProcessorContext<Object, Object> context;

    private TickProcessor(Duration interval) {
        this.interval = interval;
    }

    /** @param interval between two ticks, more than 0 */
    public static ProcessorSupplier<byte[], byte[], Object, Object> supplier(Duration interval) {
        return () -> new TickProcessor(interval);
    }

    @Override
    public void init(ProcessorContext<Object, Object> context) {
        this.context = context;
        var partition = context.taskId().partition();
        context.schedule(
                interval,
                PunctuationType.WALL_CLOCK_TIME,
                at -> context.forward(
                        new Record<>(Integer.toString(partition), new Tick(partition), at), Nodes.WRITE_TICKS));
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        var ticked = new Ticked(Instant.ofEpochMilli(record.timestamp()));
        var partition = Integer.toString(context.taskId().partition());
        context.forward(new Record<>(partition, ticked, record.timestamp()), Nodes.KEEP_CASES);
    }
}
