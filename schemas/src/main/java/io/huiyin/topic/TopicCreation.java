package io.huiyin.topic;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * Creates the topics of the catalogue. Those that are there are left alone; where they differ, the outcome says so.
 *
 * @param prefix what stands before every topic's name
 * @param tasks how many partitions the topics of {@link Topic.Partitioning#TASKS} get
 * @param replicationFactor copies of every partition; -1 is the brokers' default
 */
public record TopicCreation(String prefix, int tasks, short replicationFactor) {

    /** What was done: names of the topics that are new, and sentences about those that were there and differ. */
    public record Outcome(List<String> created, List<String> differences) {}

    public TopicCreation {
        if (tasks < 1) {
            throw new IllegalArgumentException("topics.tasks is " + tasks + "; it must be 1 or more");
        }
        if (replicationFactor < 1 && replicationFactor != -1) {
            throw new IllegalArgumentException("topics.replication.factor is " + replicationFactor
                    + "; it must be 1 or more, or -1 for the brokers' default");
        }
    }

    /** Creates what is missing and looks at what is there. Safe to call again, and from several places at once. Throws {@link TopicCreationException}. */
    public Outcome run(Admin admin) {
        var existing = describe(admin);
        var missing = Topics.all().stream()
                .filter(topic -> !existing.containsKey(topic.name(prefix)))
                .map(this::newTopic)
                .toList();
        var created = new ArrayList<String>();
        admin.createTopics(missing).values().forEach((name, future) -> {
            if (await(name, future.thenApply(none -> name), TopicExistsException.class)
                    .isPresent()) {
                created.add(name);
            }
        });
        awaitLeaders(admin, created);
        var differences = new ArrayList<String>();
        for (var topic : Topics.all()) {
            var state = existing.get(topic.name(prefix));
            if (state != null) {
                differences.addAll(state.differences(partitions(topic), topic.configuration()));
            }
        }
        return new Outcome(List.copyOf(created), List.copyOf(differences));
    }

    /**
     * Returns when every partition has a leader that answers: only a leader knows where its partition ends. An idempotent
     * producer whose first batch meets a partition without one, and whose second does not, retries the first in vain until its
     * delivery times out.
     */
    private void awaitLeaders(Admin admin, List<String> created) {
        var ends = new HashMap<TopicPartition, OffsetSpec>();
        for (var topic : Topics.all()) {
            var name = topic.name(prefix);
            for (int i = 0; created.contains(name) && i < partitions(topic); i++) {
                ends.put(new TopicPartition(name, i), OffsetSpec.latest());
            }
        }
        var answers = admin.listOffsets(ends);
        ends.keySet()
                .forEach(partition -> await(
                        partition.topic(), answers.partitionResult(partition), UnknownTopicOrPartitionException.class));
    }

    private NewTopic newTopic(Topic<?> topic) {
        var replication = replicationFactor == -1 ? Optional.<Short>empty() : Optional.of(replicationFactor);
        return new NewTopic(topic.name(prefix), Optional.of(partitions(topic)), replication)
                .configs(topic.configuration());
    }

    /** How many partitions a topic gets. */
    public int partitions(Topic<?> topic) {
        return switch (topic.partitioning()) {
            case TASKS -> tasks;
            case SINGLE -> 1;
        };
    }

    /** Every topic of the catalogue that is there. */
    private Map<String, TopicState> describe(Admin admin) {
        var names = Topics.all().stream().map(topic -> topic.name(prefix)).toList();
        var partitions = new LinkedHashMap<String, Integer>();
        admin.describeTopics(names).topicNameValues().forEach((name, future) -> await(
                        name, future, UnknownTopicOrPartitionException.class)
                .ifPresent(description ->
                        partitions.put(name, description.partitions().size())));
        var resources = partitions.keySet().stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        var states = new TreeMap<String, TopicState>();
        var configurations = admin.describeConfigs(resources).values();
        partitions.forEach((name, count) -> {
            var configuration = configurations.get(new ConfigResource(ConfigResource.Type.TOPIC, name));
            if (configuration != null) {
                await(name, configuration, UnknownTopicOrPartitionException.class)
                        .ifPresent(config -> states.put(name, new TopicState(name, count, settings(config))));
            }
        });
        return states;
    }

    private static Map<String, String> settings(Config config) {
        var settings = new TreeMap<String, String>();
        for (ConfigEntry entry : config.entries()) {
            @Nullable String value = entry.value();
            if (value != null) {
                settings.put(entry.name(), value);
            }
        }
        return settings;
    }

    /** The answer; empty where the brokers answer with the error that some are expected to meet. */
    private static <T> Optional<T> await(String name, KafkaFuture<T> future, Class<? extends Exception> expected) {
        try {
            return Optional.of(future.get());
        } catch (ExecutionException e) {
            var cause = requireNonNullElse(e.getCause(), e);
            if (expected.isInstance(cause)) {
                return Optional.empty();
            }
            throw new TopicCreationException(
                    "Topic " + name + " could not be created or looked at: " + cause.getMessage() + advice(cause),
                    cause);
        } catch (InterruptedException e) {
            throw new InterruptException("interrupted while waiting for topic " + name, e);
        }
    }

    private static String advice(Throwable cause) {
        return switch (cause) {
            case InvalidReplicationFactorException e ->
                " Set topics.replication.factor to at most the number of brokers.";
            case TopicAuthorizationException e ->
                " Give the user the right to create and describe topics, or create them yourself.";
            case TimeoutException e -> " Check kafka.bootstrap.servers, and that the brokers run.";
            default -> "";
        };
    }
}
