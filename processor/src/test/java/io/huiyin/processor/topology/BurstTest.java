package io.huiyin.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.event.Case;
import io.huiyin.event.CaseStatus;
import io.huiyin.event.Escalation;
import io.huiyin.event.Kind;
import io.huiyin.event.Reason;
import io.huiyin.event.Report;
import io.huiyin.event.Severity;
import io.huiyin.policy.BuiltinPolicies;
import io.huiyin.processor.cases.CasesProcessor;
import io.huiyin.processor.cases.CasesSettings;
import io.huiyin.processor.flow.CaseInput;
import io.huiyin.processor.flow.Classification;
import io.huiyin.processor.flow.Classified;
import io.huiyin.processor.flow.Edition;
import io.huiyin.processor.flow.Match;
import io.huiyin.processor.flow.Matched;
import io.huiyin.processor.flow.Origin;
import io.huiyin.processor.flow.Policies;
import io.huiyin.processor.flow.PolicyInForce;
import io.huiyin.processor.flow.Submitted;
import io.huiyin.processor.flow.Ticked;
import io.huiyin.processor.state.Keeping;
import io.huiyin.topic.CaseId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;

/** Very many timers due at once, in the stage that keeps cases, on Kafka's own twin of a task and with stores in memory. */
class BurstTest {
    private static final int CASES = 100_000;
    private static final int BUDGET = CasesSettings.DEFAULT.timersPerTick();
    private static final Instant MORNING = Instant.parse("2026-11-02T08:00:00Z");
    private static final PolicyInForce BUILTIN =
            new PolicyInForce("mine", BuiltinPolicies.VERSION, BuiltinPolicies.template());

    private final MockProcessorContext<Object, Object> context = new MockProcessorContext<>();
    private final Processor<String, CaseInput, Object, Object> stage = stage();

    @Test
    void timersDueAtOnce_areWorkedOffInBudgetedTicks_whileReportsFlow() {
        for (int i = 0; i < CASES; i++) {
            report("e" + i, MORNING);
            context.resetForwards();
        }
        var now = MORNING.plus(Duration.ofHours(18)).plusSeconds(1); // three quarters of 24 h: everybody's warning
        var raised = new HashSet<String>();
        int ticks = 0;
        while (raised.size() < CASES) {
            now = now.plusMillis(200);
            tick(now);
            var news = told(Escalation.class);
            assertThat(news).as("tick %d", ++ticks).hasSizeBetween(1, BUDGET);
            news.forEach(
                    one -> assertThat(raised.add(one.getId())).as(one.getId()).isTrue());

            report("fresh-" + ticks, now);
            assertThat(told(Case.class)).singleElement().satisfies(one -> assertThat(one.getStatus())
                    .isEqualTo(CaseStatus.OPEN));
        }
        assertThat(ticks).isEqualTo(CASES / BUDGET);
        tick(now.plusMillis(200));
        assertThat(told(Escalation.class)).as("nothing is due any more").isEmpty();
    }

    private void tick(Instant at) {
        stage.process(new Record<>("0", new Ticked(at), at.toEpochMilli()));
    }

    private void report(String eventId, Instant at) {
        var report = Report.newBuilder()
                .setEventId(eventId)
                .setTenant("mine")
                .setSite("north")
                .setText("text")
                .setSubmittedAt(at)
                .build();
        var submitted = new Submitted(
                report,
                CaseId.ofFirstReport("mine", "north", eventId),
                new Origin("reports", 0, 0, at, null, null),
                at,
                BUILTIN);
        var classification = new Classification(
                Kind.FEEDBACK,
                "roof",
                Severity.NORMAL,
                Optional.empty(),
                false,
                new Reason("rule", "roof", "roof", null),
                Optional.empty());
        var matched = new Matched(new Classified(submitted, classification, "roof"), new Match.Alone());
        stage.process(new Record<>("mine.north", matched, at.toEpochMilli()));
    }

    /** What was told of this type since the last look. */
    private <T> List<T> told(Class<T> type) {
        var told = context.forwarded().stream()
                .map(one -> one.record().value())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
        context.resetForwards();
        return told;
    }

    private Processor<String, CaseInput, Object, Object> stage() {
        var supplier = CasesProcessor.supplier(CasesSettings.DEFAULT, task -> new Builtin(), Keeping.PASSING);
        for (var builder : supplier.stores()) {
            var store = builder.build();
            store.init(context.getStateStoreContext(), store);
        }
        var stage = supplier.get();
        stage.init(context);
        return stage;
    }

    /** Tenants without a policy of their own. */
    private record Builtin() implements Policies {
        @Override
        public PolicyInForce inForce(String tenant, Instant at) {
            return BUILTIN;
        }

        @Override
        public PolicyInForce version(String tenant, int version) {
            return BUILTIN;
        }

        @Override
        public boolean registered(String tenant) {
            return false;
        }

        @Override
        public List<Edition> recomputing(String tenant, Instant by) {
            return List.of();
        }

        @Override
        public Set<String> recomputingTenants() {
            return Set.of();
        }

        @Override
        public long editions() {
            return 0;
        }
    }
}
