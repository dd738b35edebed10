package io.huiyin.processor.topology;

import static io.huiyin.processor.flow.Nodes.AWARD_POINTS;
import static io.huiyin.processor.flow.Nodes.CLASSIFY;
import static io.huiyin.processor.flow.Nodes.COUNT;
import static io.huiyin.processor.flow.Nodes.KEEP_CASES;
import static io.huiyin.processor.flow.Nodes.SHARE_SURGES;
import static io.huiyin.processor.flow.Nodes.WATCH_SURGES;
import static io.huiyin.processor.flow.Nodes.WRITE_CASES;
import static io.huiyin.processor.flow.Nodes.WRITE_CASE_EVENTS;
import static io.huiyin.processor.flow.Nodes.WRITE_CONFIDENTIAL_TEXTS;
import static io.huiyin.processor.flow.Nodes.WRITE_DEAD_LETTERS;
import static io.huiyin.processor.flow.Nodes.WRITE_ESCALATIONS;
import static io.huiyin.processor.flow.Nodes.WRITE_SURGES;

import io.huiyin.event.CaseAction;
import io.huiyin.event.Model;
import io.huiyin.event.Policy;
import io.huiyin.event.Report;
import io.huiyin.event.SatisfactionVote;
import io.huiyin.event.SurgeShare;
import io.huiyin.event.Tick;
import io.huiyin.processor.cases.CasesProcessor;
import io.huiyin.processor.classify.ClassifyProcessor;
import io.huiyin.processor.clock.TickProcessor;
import io.huiyin.processor.count.Counting;
import io.huiyin.processor.deduplicate.DeduplicateProcessor;
import io.huiyin.processor.flow.Models;
import io.huiyin.processor.flow.Policies;
import io.huiyin.processor.models.ModelBook;
import io.huiyin.processor.models.ModelFeed;
import io.huiyin.processor.points.PointsProcessor;
import io.huiyin.processor.policies.PolicyBook;
import io.huiyin.processor.policies.PolicyFeed;
import io.huiyin.processor.state.CaseFiles;
import io.huiyin.processor.state.CaseStores;
import io.huiyin.processor.surge.Watching;
import io.huiyin.processor.validate.Intakes;
import io.huiyin.processor.validate.ValidateProcessor;
import io.huiyin.serde.Decoded;
import io.huiyin.topic.Topic;
import io.huiyin.topic.Topics;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * The order of the pipeline: submitted, validated, classified, deduplicated, kept as cases, timed, escalated, counted. One
 * sub-topology, no repartitioning: everything that a case needs meets in the task of its tenant and site.
 */
public final class Triage {
    private static final String REPORTS = "reports";
    private static final String ACTIONS = "actions";
    private static final String VOTES = "votes";
    private static final String TICKS = "ticks";
    private static final String SHARES = "surge-shares";
    private static final String WATCH_CATEGORIES = "watch-categories";
    private static final String DEDUPLICATE = "deduplicate";
    private static final String KEEP_TIME = "keep-time";

    private final TriageSettings settings;
    private final Wire wire;
    private final Topology topology;
    private final PolicyFeed feed = new PolicyFeed();
    private final ModelFeed modelFeed = new ModelFeed();

    private Triage(TriageSettings settings, Wire wire, StreamsConfig streams) {
        this.settings = settings;
        this.wire = wire;
        this.topology = new Topology(new TopologyConfig(streams));
    }

    /** The topology, ready to run or to be printed. */
    public static Topology topology(TriageSettings settings, Wire wire, StreamsConfig streams) {
        return new Triage(settings, wire, streams).build();
    }

    private Topology build() {
        followPolicies();

        source(REPORTS, Topics.REPORTS);
        source(ACTIONS, Topics.ACTIONS);
        source(VOTES, Topics.VOTES);
        source(TICKS, Topics.TICKS);

        var registeredOnly = settings.registeredTenantsOnly();
        var reports = Intakes.reports(wire.reader(Report.class));
        var actions = Intakes.actions(wire.reader(CaseAction.class));
        var votes = Intakes.votes(wire.reader(SatisfactionVote.class));
        topology.addProcessor(
                reports.stage(), ValidateProcessor.supplier(reports, policies(), registeredOnly), REPORTS);
        topology.addProcessor(
                actions.stage(), ValidateProcessor.supplier(actions, policies(), registeredOnly), ACTIONS);
        topology.addProcessor(votes.stage(), ValidateProcessor.supplier(votes, policies(), registeredOnly), VOTES);
        topology.addProcessor(KEEP_TIME, TickProcessor.supplier(wire.reader(Tick.class), settings.keeping()), TICKS);

        topology.addProcessor(CLASSIFY, ClassifyProcessor.supplier(models()), reports.stage());
        topology.addProcessor(
                DEDUPLICATE,
                DeduplicateProcessor.supplier(CaseFiles::new, settings.remembered(), settings.keeping()),
                CLASSIFY);
        topology.addProcessor(
                KEEP_CASES,
                CasesProcessor.supplier(settings.cases(), policies(), settings.keeping()),
                DEDUPLICATE,
                actions.stage(),
                votes.stage(),
                KEEP_TIME);
        topology.connectProcessorAndStateStores(DEDUPLICATE, CaseStores.CASES, CaseStores.REFERENCES, CaseStores.LINKS);
        topology.addProcessor(COUNT, new Counting(Counting.DEFAULT_BUDGET, settings.keeping()), KEEP_CASES);
        topology.addProcessor(AWARD_POINTS, PointsProcessor::new, KEEP_CASES);
        topology.addProcessor(
                WATCH_SURGES,
                Watching.sites(Watching.DEFAULT_FALSE_ALARMS, settings.keeping())
                        .beside(),
                KEEP_CASES);

        sink(WRITE_CASES, Topics.CASES, KEEP_CASES);
        sink(WRITE_CASE_EVENTS, Topics.CASE_EVENTS, KEEP_CASES);
        sink(WRITE_ESCALATIONS, Topics.ESCALATIONS, KEEP_CASES);
        sink(WRITE_CONFIDENTIAL_TEXTS, Topics.CONFIDENTIAL_TEXTS, KEEP_CASES);
        sink("write-counts", Topics.COUNTS, COUNT);
        sink("write-points", Topics.POINTS, AWARD_POINTS);
        sink(WRITE_SURGES, Topics.SURGES, WATCH_SURGES);
        watchCategories();
        topology.addSink(
                WRITE_DEAD_LETTERS,
                Topics.DEAD_LETTERS.name(settings.outputPrefix()),
                new ByteArraySerializer(),
                new ByteArraySerializer(),
                reports.stage(),
                actions.stage(),
                votes.stage(),
                DEDUPLICATE,
                KEEP_CASES);
        // Last, so that the sub-topology of the cases keeps its number, and its tasks their folders.
        followModels();
        return topology;
    }

    /** Categories over all sites need what several tasks know: a small sub-topology of its own, in no hurry. */
    private void watchCategories() {
        var shares = Topics.SURGE_SHARES.name(settings.outputPrefix());
        topology.addSink(
                SHARE_SURGES,
                shares,
                new StringSerializer(),
                wire.writer(SurgeShare.class),
                (_topic, _key, share, partitions) ->
                        share.getTick() == null ? Optional.empty() : Optional.of(Set.of(share.getTick() % partitions)),
                WATCH_SURGES);
        topology.addSource(SHARES, new StringDeserializer(), new ByteArrayDeserializer(), shares);
        topology.addProcessor(
                WATCH_CATEGORIES,
                Watching.categories(Watching.DEFAULT_FALSE_ALARMS, settings.keeping())
                        .behind(wire.reader(SurgeShare.class).andThen(Decoded::orThrow)),
                SHARES);
        sink("write-category-surges", Topics.SURGES, WATCH_CATEGORIES);
    }

    private void followPolicies() {
        topology.addGlobalStore(
                PolicyFeed.store(),
                "policies",
                new StringDeserializer(),
                new ByteArrayDeserializer(),
                Topics.POLICIES.name(settings.topicPrefix()),
                "follow-policies",
                feed::keeper);
    }

    private void followModels() {
        topology.addGlobalStore(
                ModelFeed.store(settings.keeping()),
                "models",
                new StringDeserializer(),
                new ByteArrayDeserializer(),
                Topics.MODELS.name(settings.topicPrefix()),
                "follow-models",
                modelFeed::keeper);
    }

    private Function<ProcessorContext<?, ?>, Models> models() {
        var reader = wire.reader(Model.class);
        return context -> new ModelBook(context, modelFeed, reader);
    }

    private Function<ProcessorContext<?, ?>, Policies> policies() {
        var reader = wire.reader(Policy.class);
        return context -> new PolicyBook(context, feed, reader);
    }

    private void source(String node, Topic<?> topic) {
        topology.addSource(
                node, new ByteArrayDeserializer(), new ByteArrayDeserializer(), topic.name(settings.topicPrefix()));
    }

    private <T extends SpecificRecord> void sink(String node, Topic<T> topic, String parent) {
        var type = topic.value().orElseThrow();
        topology.addSink(node, topic.name(settings.outputPrefix()), new StringSerializer(), wire.writer(type), parent);
    }
}
