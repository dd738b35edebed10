package io.huiyin.processor.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.huiyin.component.KafkaConnection;
import io.huiyin.event.ActionKind;
import io.huiyin.event.Case;
import io.huiyin.event.CaseAction;
import io.huiyin.event.CaseEvent;
import io.huiyin.event.CaseEventKind;
import io.huiyin.event.ConfidentialText;
import io.huiyin.event.CountWindow;
import io.huiyin.event.Escalation;
import io.huiyin.event.Model;
import io.huiyin.event.Policy;
import io.huiyin.event.Report;
import io.huiyin.event.SatisfactionVote;
import io.huiyin.event.Tick;
import io.huiyin.processor.cases.CasesSettings;
import io.huiyin.serde.AvroDeserializer;
import io.huiyin.topic.CaseId;
import io.huiyin.topic.Topic;
import io.huiyin.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** A test's hand on the topology: sets the time, sends things in, and reads what was told. */
final class Timeline implements AutoCloseable {
    static final String TENANT = "mine";
    static final String SITE = "north";
    private static final String PREFIX = "huiyin.";

    private final KafkaConnection kafka =
            new KafkaConnection("unused:9092", "mock://" + System.identityHashCode(this), PREFIX, Map.of());
    private final RegistryWire wire = new RegistryWire(kafka);
    private final TopologyTestDriver driver;
    private final TestOutputTopic<String, Case> cases;
    private final TestOutputTopic<String, CaseEvent> events;
    private final TestOutputTopic<String, Escalation> escalations;
    private final TestOutputTopic<String, CountWindow> counts;
    private final TestOutputTopic<String, ConfidentialText> confidentialTexts;
    private final TestOutputTopic<byte[], byte[]> deadLetters;
    private final Map<Topic<?>, TestInputTopic<String, ?>> inputs = new HashMap<>();
    private final Map<String, Case> latest = new LinkedHashMap<>();
    private final List<CaseEvent> told = new ArrayList<>();
    private final List<Escalation> raised = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-02T00:00:00Z");
    private int sent;

    private Timeline(TriageSettings settings) {
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "timeline");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        // Of this build alone: two on one machine must not share it.
        properties.put(StreamsConfig.STATE_DIR_CONFIG, "target/timeline");
        driver =
                new TopologyTestDriver(Triage.topology(settings, wire, new StreamsConfig(properties)), properties, now);
        cases = output(Topics.CASES);
        events = output(Topics.CASE_EVENTS);
        escalations = output(Topics.ESCALATIONS);
        counts = output(Topics.COUNTS);
        confidentialTexts = output(Topics.CONFIDENTIAL_TEXTS);
        deadLetters = driver.createOutputTopic(
                PREFIX + "dead-letters", new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** With the built-in policy. */
    static Timeline start() {
        return new Timeline(settings(false));
    }

    /** With a policy of the tenant's own, in force from the start. */
    static Timeline start(String policy) {
        var timeline = start();
        timeline.publish(1, policy, timeline.now.minusSeconds(60));
        return timeline;
    }

    /** As above, with so many timers worked off in one tick at most. */
    static Timeline start(String policy, int timersPerTick) {
        var usual = CasesSettings.DEFAULT;
        var cases = new CasesSettings(usual.tickMargin(), timersPerTick, usual.waitForReport());
        var timeline = new Timeline(new TriageSettings(PREFIX, Duration.ofSeconds(1), false, cases));
        timeline.publish(1, policy, timeline.now.minusSeconds(60));
        return timeline;
    }

    /** That refuses tenants without a policy. */
    static Timeline startForRegisteredTenants() {
        return new Timeline(settings(true));
    }

    static TriageSettings settings(boolean registeredOnly) {
        return new TriageSettings(PREFIX, Duration.ofSeconds(1), registeredOnly, CasesSettings.DEFAULT);
    }

    Timeline at(String instant) {
        now = Instant.parse(instant);
        return this;
    }

    Timeline after(Duration duration) {
        now = now.plus(duration);
        return this;
    }

    Instant now() {
        return now;
    }

    void publish(int version, String document, Instant effectiveFrom) {
        var policy = new Policy(TENANT, version, effectiveFrom, effectiveFrom, "test", document);
        input(Topics.POLICIES).pipeInput(TENANT + "@" + version, policy, effectiveFrom);
    }

    /** Puts a model on its topic, as the broker had it at this instant. */
    void publish(String key, Model model, Instant at) {
        input(Topics.MODELS).pipeInput(key, model, at);
    }

    /** Sends a report and gives the case id of its own reference. */
    String report(String eventId, String text) {
        return report(eventId, text, report -> report);
    }

    String report(String eventId, String text, UnaryOperator<Report.Builder> more) {
        var report = more.apply(Report.newBuilder()
                        .setEventId(eventId)
                        .setTenant(TENANT)
                        .setSite(SITE)
                        .setText(text)
                        .setSubmittedAt(now))
                .build();
        input(Topics.REPORTS).pipeInput(report.getTenant() + "." + report.getSite(), report, now);
        return CaseId.ofFirstReport(report.getTenant(), report.getSite(), eventId)
                .toString();
    }

    void act(String caseId, ActionKind action) {
        act(caseId, action, more -> more);
    }

    void act(String caseId, ActionKind action, UnaryOperator<CaseAction.Builder> more) {
        var id = CaseId.parse(caseId).orElseThrow();
        send(more.apply(CaseAction.newBuilder()
                        .setEventId("action-" + ++sent)
                        .setTenant(id.tenant())
                        .setSite(id.site())
                        .setReference(id.reference())
                        .setAction(action)
                        .setActor("staff-1"))
                .build());
    }

    void send(CaseAction action) {
        input(Topics.ACTIONS).pipeInput(action.getTenant() + "." + action.getSite(), action, now);
    }

    void endBatch(String batch) {
        send(CaseAction.newBuilder()
                .setEventId("end-" + batch)
                .setTenant(TENANT)
                .setSite(SITE)
                .setAction(ActionKind.END_BATCH)
                .setActor("importer")
                .setBatch(batch)
                .build());
    }

    void vote(String caseId, String voter, int score) {
        var id = CaseId.parse(caseId).orElseThrow();
        var vote = SatisfactionVote.newBuilder()
                .setEventId("vote-" + ++sent)
                .setTenant(id.tenant())
                .setSite(id.site())
                .setReference(id.reference())
                .setVoter(voter)
                .setScore(score)
                .build();
        input(Topics.VOTES).pipeInput(id.taskKey().toString(), vote, now);
    }

    /** Sends bytes as they are. */
    void raw(Topic<?> topic, byte[] key, byte[] value) {
        driver.createInputTopic(topic.name(PREFIX), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(key, value, now);
    }

    /** The bytes of an event, as a client would send them. */
    <T extends SpecificRecord> byte[] bytes(Topic<T> topic, T value) {
        return wire.writer(topic.value().orElseThrow()).serialize(topic.name(PREFIX), value);
    }

    /** Time goes on to now. */
    void tick() {
        tick("", 0);
    }

    /** A tick of a writer whose steady clock stands at so many milliseconds. */
    void tick(String writer, long steadyMillis) {
        input(Topics.TICKS).pipeInput("0", new Tick(0, writer, steadyMillis), now);
    }

    /** Time goes on to this instant. */
    void tickAt(String instant) {
        at(instant).tick();
    }

    /** A case as it stands. */
    Case theCase(String caseId) {
        drain();
        var found = latest.get(caseId);
        if (found == null) {
            throw new AssertionError("no case " + caseId + " among " + latest.keySet());
        }
        return found;
    }

    Map<String, Case> allCases() {
        drain();
        return latest;
    }

    List<CaseEvent> eventsOf(String caseId) {
        drain();
        return told.stream().filter(event -> event.getCaseId().equals(caseId)).toList();
    }

    List<CaseEventKind> timelineOf(String caseId) {
        return eventsOf(caseId).stream().map(CaseEvent::getKind).toList();
    }

    /** Everything raised so far. */
    List<Escalation> escalations() {
        drain();
        return raised;
    }

    /** What was raised so far and paged, as {@code step@raisedAt}. */
    List<String> pages() {
        return escalations().stream()
                .filter(Escalation::getPaged)
                .map(one -> one.getStep() + "@" + one.getRaisedAt())
                .toList();
    }

    /** The latest figures of every window. */
    Map<String, CountWindow> counts() {
        return counts.readKeyValuesToMap();
    }

    /** What was told since the last look to those who may read it. */
    List<ConfidentialText> confidentialTexts() {
        return confidentialTexts.readValuesToList();
    }

    List<TestRecord<byte[], byte[]>> deadLetters() {
        return deadLetters.readRecordsToList();
    }

    static String header(TestRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader("huiyin." + name).value(), UTF_8);
    }

    private void drain() {
        cases.readKeyValuesToList().forEach(entry -> latest.put(entry.key, entry.value));
        told.addAll(events.readValuesToList());
        raised.addAll(escalations.readValuesToList());
    }

    @SuppressWarnings("unchecked") // what is kept under a topic is of its type
    private <T extends SpecificRecord> TestInputTopic<String, T> input(Topic<T> topic) {
        return (TestInputTopic<String, T>) inputs.computeIfAbsent(
                topic,
                one -> driver.createInputTopic(
                        topic.name(PREFIX),
                        new StringSerializer(),
                        wire.writer(topic.value().orElseThrow())));
    }

    private <T extends SpecificRecord> TestOutputTopic<String, T> output(Topic<T> topic) {
        var deserializer = new AvroDeserializer<T>();
        deserializer.configure(Map.of("schema.registry.url", kafka.registryUrl(), "specific.avro.reader", true), false);
        return driver.createOutputTopic(topic.name(PREFIX), new StringDeserializer(), deserializer);
    }

    @Override
    public void close() {
        driver.close();
        wire.close();
    }
}
