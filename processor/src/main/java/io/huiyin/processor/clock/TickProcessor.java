package io.huiyin.processor.clock;

import io.huiyin.event.Tick;
import io.huiyin.processor.flow.Nodes;
import io.huiyin.processor.flow.Ticked;
import io.huiyin.processor.state.Keeping;
import io.huiyin.processor.state.StateSerde;
import io.huiyin.processor.state.avro.TickHeard;
import io.huiyin.serde.Decoded;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The shell of {@link TickTime}: time goes on when a tick is read, after everything that was on the brokers before it. What was heard last is kept, so that a restart and a replay decide alike. */
public final class TickProcessor implements Processor<byte[], byte[], Object, Object> {
    /** partition -> the last tick. */
    public static final String HEARD = "tick-time";

    private static final Logger LOG = LoggerFactory.getLogger(TickProcessor.class);

    private final Function<byte[], Decoded<Tick>> decode;
    private ProcessorContext<Object, Object> context;
    private KeyValueStore<String, TickHeard> store;
    private String partition;

    private TickProcessor(Function<byte[], Decoded<Tick>> decode) {
        this.decode = decode;
    }

    /**
     * @param decode reads a tick's bytes; throws only where the registry cannot be asked
     * @param keeping where its store is kept
     */
    public static ProcessorSupplier<byte[], byte[], Object, Object> supplier(
            Function<byte[], Decoded<Tick>> decode, Keeping keeping) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<byte[], byte[], Object, Object> get() {
                return new TickProcessor(decode);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(
                        keeping.memory(HEARD, Serdes.String(), StateSerde.of(TickHeard.class, TickHeard.getDecoder())));
            }
        };
    }

    @Override
    public void init(ProcessorContext<Object, Object> context) {
        this.context = context;
        this.store = context.getStateStore(HEARD);
        this.partition = Integer.toString(context.taskId().partition());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        var beat = beat(record.value(), record.timestamp());
        var last = last();
        var now = last == null ? TickTime.first(beat) : last.next(beat);
        store.put(partition, new TickHeard(now.writer(), now.steady(), now.broker(), now.ahead(), now.away()));
        if (last != null) {
            report(last, now);
        }
        var time = now.time();
        context.forward(new Record<>(partition, new Ticked(time), time.toEpochMilli()), Nodes.KEEP_CASES);
    }

    /** A tick that cannot be read still has the brokers' time, and that is taken at its word. */
    private Beat beat(byte @Nullable [] value, long broker) {
        if (value != null && decode.apply(value) instanceof Decoded.Value<Tick> tick) {
            return new Beat(tick.value().getWriter(), tick.value().getSteadyMillis(), broker);
        }
        return new Beat("", 0, broker);
    }

    private @Nullable TickTime last() {
        var heard = store.get(partition);
        return heard == null
                ? null
                : new TickTime(
                        heard.getWriter(), heard.getSteady(), heard.getBroker(), heard.getAhead(), heard.getAway());
    }

    /** Once when it begins, and once when it is over. */
    private void report(TickTime last, TickTime now) {
        if (now.held() && !last.held()) {
            LOG.atWarn()
                    .addKeyValue("partition", partition)
                    .addKeyValue("aheadMillis", now.ahead())
                    .addKeyValue("brokerTime", now.broker())
                    .addKeyValue("believed", now.time())
                    .log("the brokers' clock jumped forth; time goes on by the steady clock");
        } else if (last.held() && !now.held()) {
            LOG.atWarn()
                    .addKeyValue("partition", partition)
                    .addKeyValue("aheadMillis", last.ahead())
                    .addKeyValue("heldMillis", last.away())
                    .addKeyValue("believed", now.time())
                    .log("time goes by the brokers' clock again");
        }
    }
}
