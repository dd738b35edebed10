package io.huiyin.standalone.audit;

import io.huiyin.audit.judge.Auditing;
import io.huiyin.audit.judge.CaseFile;
import io.huiyin.audit.judge.Finding;
import io.huiyin.audit.judge.Raised;
import io.huiyin.audit.judge.Reach;
import io.huiyin.audit.judge.Told;
import io.huiyin.component.KafkaConnection;
import io.huiyin.event.Case;
import io.huiyin.event.CaseAction;
import io.huiyin.event.CaseEvent;
import io.huiyin.event.Escalation;
import io.huiyin.event.Policy;
import io.huiyin.event.Report;
import io.huiyin.event.Tick;
import io.huiyin.policy.BuiltinPolicies;
import io.huiyin.policy.Parsed;
import io.huiyin.policy.PolicyLanguage;
import io.huiyin.policy.PolicyRules;
import io.huiyin.processor.cases.CasesSettings;
import io.huiyin.processor.topology.RegistryWire;
import io.huiyin.processor.topology.Triage;
import io.huiyin.processor.topology.TriageSettings;
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
import java.util.Optional;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;

/** The real topology in memory under simulated time, and the auditor's judgement of all that it writes. */
final class Simulation implements AutoCloseable {
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
    private final Map<Topic<?>, TestInputTopic<String, ?>> inputs = new HashMap<>();
    private final Map<Integer, PolicyRules> versions = new HashMap<>();
    private final Auditing auditing = new Auditing((_tenant, version) -> Optional.ofNullable(versions.get(version)));
    private final Map<String, CaseFile> files = new LinkedHashMap<>();
    private final List<String> history = new ArrayList<>();
    private int escalated;
    private Instant now;
    private int sent;

    Simulation(Instant start) {
        now = start;
        versions.put(BuiltinPolicies.VERSION, BuiltinPolicies.template());
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "audit");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        properties.put(StreamsConfig.STATE_DIR_CONFIG, "target/audit");
        var settings = new TriageSettings(PREFIX, Duration.ofSeconds(1), false, CasesSettings.DEFAULT);
        driver =
                new TopologyTestDriver(Triage.topology(settings, wire, new StreamsConfig(properties)), properties, now);
        cases = output(Topics.CASES);
        events = output(Topics.CASE_EVENTS);
        escalations = output(Topics.ESCALATIONS);
    }

    Instant now() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    void publish(int version, String document, Instant from) {
        versions.put(version, ((Parsed.Sound) PolicyLanguage.parse(document)).rules());
        input(Topics.POLICIES)
                .pipeInput(TENANT + "@" + version, new Policy(TENANT, version, from, now, "test", document), now);
    }

    String report(Report.Builder report) {
        var whole = report.setEventId("report-" + ++sent)
                .setTenant(TENANT)
                .setSite(SITE)
                .build();
        history.add(now + " " + whole.getEventId() + " dueAt " + whole.getDueAt());
        input(Topics.REPORTS).pipeInput(TENANT + "." + SITE, whole, now);
        drain();
        return CaseId.ofFirstReport(TENANT, SITE, whole.getEventId()).toString();
    }

    void act(String caseId, CaseAction.Builder action) {
        var whole = action.setEventId("action-" + ++sent)
                .setTenant(TENANT)
                .setSite(SITE)
                .setReference(CaseId.parse(caseId).orElseThrow().reference())
                .setActor("staff-1")
                .build();
        history.add(now + " " + whole.getAction() + " " + whole.getReference() + " until " + whole.getUntil() + " "
                + whole.getSeverity() + " " + whole.getStep());
        input(Topics.ACTIONS).pipeInput(TENANT + "." + SITE, whole, now);
        drain();
    }

    void tick() {
        input(Topics.TICKS).pipeInput("0", new Tick(0, "", 0L), now);
        drain();
    }

    /** Everything that the auditor finds when the processor has come to now. */
    List<Finding> findings() {
        var reach = new Reach(now, Optional.of(now), Duration.ofSeconds(2));
        return files.values().stream()
                .flatMap(file -> auditing.judge(file, reach).findings().stream())
                .toList();
    }

    /** What was done so far, for whoever must understand a failure. */
    String history() {
        return String.join("\n", history);
    }

    int escalated() {
        return escalated;
    }

    private void drain() {
        for (var one : cases.readValuesToList()) {
            history.add("    rev " + one.getRevision() + " " + one.getReference() + " " + one.getStatus() + " updated "
                    + one.getUpdatedAt() + " snoozed " + one.getSnoozedUntil() + " " + one.getClocks());
            file(one.getCaseId()).take(one, now);
        }
        for (var one : events.readValuesToList()) {
            history.add("        " + one.getKind() + " " + one.getAt() + " " + one.getClock() + " " + one.getWhy());
            if (Told.keeps(one.getKind())) {
                file(one.getCaseId()).take(Told.of(one));
            }
        }
        for (var one : escalations.readValuesToList()) {
            history.add("        " + one.getId() + " due " + one.getDueAt() + " raised " + one.getRaisedAt() + " "
                    + one.getPaged());
            escalated++;
            file(one.getCaseId()).take(Raised.of(one, now));
        }
    }

    private CaseFile file(String caseId) {
        return files.computeIfAbsent(caseId, _new -> new CaseFile());
    }

    @SuppressWarnings("unchecked") // what is kept under a topic is of its type
    private <T extends SpecificRecord> TestInputTopic<String, T> input(Topic<T> topic) {
        return (TestInputTopic<String, T>) inputs.computeIfAbsent(
                topic,
                _new -> driver.createInputTopic(
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
