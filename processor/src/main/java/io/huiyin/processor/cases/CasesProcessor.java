package io.huiyin.processor.cases;

import io.huiyin.event.ActionKind;
import io.huiyin.processor.flow.Acted;
import io.huiyin.processor.flow.CaseInput;
import io.huiyin.processor.flow.Matched;
import io.huiyin.processor.flow.Nodes;
import io.huiyin.processor.flow.Policies;
import io.huiyin.processor.flow.Ticked;
import io.huiyin.processor.flow.Voted;
import io.huiyin.processor.state.CaseStores;
import io.huiyin.processor.state.Keeping;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;

/** The shell of the cases stage: hands what comes in to the desk that is for it. */
public final class CasesProcessor implements Processor<String, CaseInput, Object, Object> {
    private final CasesSettings settings;
    private final Function<ProcessorContext<?, ?>, Policies> policies;
    private ReportDesk reports;
    private ActionDesk actions;
    private TimerDesk timers;
    private ProcessorContext<Object, Object> context;

    private CasesProcessor(CasesSettings settings, Function<ProcessorContext<?, ?>, Policies> policies) {
        this.settings = settings;
        this.policies = policies;
    }

    /**
     * @param policies how to reach the tenants' rules from a task
     * @param keeping where its stores are kept
     */
    public static ProcessorSupplier<String, CaseInput, Object, Object> supplier(
            CasesSettings settings, Function<ProcessorContext<?, ?>, Policies> policies, Keeping keeping) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<String, CaseInput, Object, Object> get() {
                return new CasesProcessor(settings, policies);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return CaseStores.builders(keeping);
            }
        };
    }

    @Override
    public void init(ProcessorContext<Object, Object> context) {
        this.context = context;
        var desk = new Desk(context, policies.apply(context), settings);
        this.actions = new ActionDesk(desk);
        this.reports = new ReportDesk(desk, actions);
        this.timers = new TimerDesk(desk);
    }

    @Override
    public void process(Record<String, CaseInput> record) {
        switch (record.value()) {
            case Matched matched -> reports.take(matched);
            case Acted acted -> take(acted);
            case Voted voted -> actions.take(voted);
            case Ticked ticked -> {
                timers.take(ticked);
                var tick = new Record<Object, Object>(
                        record.key(), ticked, ticked.at().toEpochMilli());
                context.forward(tick, Nodes.COUNT);
                context.forward(tick, Nodes.WATCH_SURGES);
            }
        }
    }

    private void take(Acted acted) {
        if (acted.action().getAction() == ActionKind.END_BATCH) {
            timers.endBatch(acted);
        } else {
            actions.take(acted);
        }
    }
}
