package io.huiyin.standalone.processor;

import io.huiyin.component.KafkaConnection;
import io.huiyin.event.ActionKind;
import io.huiyin.event.CaseAction;
import io.huiyin.event.Policy;
import io.huiyin.event.Report;
import io.huiyin.event.SatisfactionVote;
import io.huiyin.event.Tick;
import io.huiyin.serde.AvroSerializer;
import io.huiyin.topic.Reference;
import io.huiyin.topic.Topic;
import io.huiyin.topic.Topics;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Input topics whose records carry the time that the test gives them, as a broker stamped them on some day. */
final class RecordedInput implements AutoCloseable {
    static final List<Topic<?>> TOPICS =
            List.of(Topics.REPORTS, Topics.ACTIONS, Topics.VOTES, Topics.POLICIES, Topics.MODELS, Topics.TICKS);
    private static final Map<String, String> TIMES_AS_GIVEN = Map.of(
            "message.timestamp.type", "CreateTime",
            "message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE),
            "retention.ms", "-1");

    private final KafkaConnection kafka;
    private final int partitions;
    private final KafkaProducer<String, SpecificRecord> producer;
    private int sent;

    RecordedInput(KafkaConnection kafka, int partitions) {
        this.kafka = kafka;
        this.partitions = partitions;
        var values = new AvroSerializer<SpecificRecord>();
        values.configure(kafka.clientProperties(Map.of()), false);
        this.producer = new KafkaProducer<>(
                kafka.clientProperties(Map.of("acks", "all", "linger.ms", 20)), new StringSerializer(), values);
    }

    void createTopics(Admin admin) throws Exception {
        var topics = TOPICS.stream()
                .map(topic -> new NewTopic(
                                kafka.name(topic),
                                Optional.of(topic.partitioning() == Topic.Partitioning.SINGLE ? 1 : partitions),
                                Optional.<Short>empty())
                        .configs(TIMES_AS_GIVEN))
                .toList();
        admin.createTopics(topics).all().get();
        // Only a leader knows where its partition ends; a producer that writes before there is one may retry in vain.
        var ends = new HashMap<TopicPartition, OffsetSpec>();
        topics.forEach(topic -> IntStream.range(0, topic.numPartitions())
                .forEach(one -> ends.put(new TopicPartition(topic.name(), one), OffsetSpec.latest())));
        admin.listOffsets(ends).all().get();
    }

    void policy(Instant at, String tenant, int version, String document) {
        send(Topics.POLICIES, null, at, tenant + "@" + version, new Policy(tenant, version, at, at, "test", document));
    }

    void report(Instant at, String tenant, String site, String eventId, UnaryOperator<Report.Builder> more) {
        var report = more.apply(Report.newBuilder()
                        .setEventId(eventId)
                        .setTenant(tenant)
                        .setSite(site)
                        .setSubmittedAt(at))
                .build();
        send(Topics.REPORTS, null, at, tenant + "." + site, report);
    }

    void act(
            Instant at,
            String tenant,
            String site,
            String eventId,
            ActionKind kind,
            UnaryOperator<CaseAction.Builder> more) {
        var action = more.apply(CaseAction.newBuilder()
                        .setEventId("action-" + ++sent)
                        .setTenant(tenant)
                        .setSite(site)
                        .setReference(Reference.of(tenant, eventId))
                        .setAction(kind)
                        .setActor("staff"))
                .build();
        send(Topics.ACTIONS, null, at, tenant + "." + site, action);
    }

    void vote(Instant at, String tenant, String site, String eventId, int score) {
        var vote = SatisfactionVote.newBuilder()
                .setEventId("vote-" + ++sent)
                .setTenant(tenant)
                .setSite(site)
                .setReference(Reference.of(tenant, eventId))
                .setVoter("voter-" + sent)
                .setScore(score)
                .build();
        send(Topics.VOTES, null, at, tenant + "." + site, vote);
    }

    /** One to every partition. */
    void tick(Instant at, String writer, long steadyMillis) {
        for (int partition = 0; partition < partitions; partition++) {
            send(Topics.TICKS, partition, at, Integer.toString(partition), new Tick(partition, writer, steadyMillis));
        }
    }

    void flush() {
        producer.flush();
    }

    private void send(Topic<?> topic, @Nullable Integer partition, Instant at, String key, SpecificRecord value) {
        producer.send(new ProducerRecord<>(kafka.name(topic), partition, at.toEpochMilli(), key, value));
    }

    @Override
    public void close() {
        producer.close();
    }
}
