package io.huiyin.standalone.embedded;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.AbortTransactionSpec;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;
import org.apache.kafka.common.utils.Utils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Aborts what hangs after a kill. Seen with Kafka 4.3.1: a broker killed at a bad moment comes back with a transaction open on a
 * partition of {@code __consumer_offsets} that its coordinator takes for ended, and a processor waits for its committed offsets for
 * ever. Costs a few milliseconds where nothing is open.
 */
public final class TransactionMending {
    private static final Logger LOG = LoggerFactory.getLogger(TransactionMending.class);
    private static final String OFFSETS = "__consumer_offsets";
    private static final String TRANSACTIONS = "__transaction_state";

    private final Admin admin;
    private final String topicPrefix;

    /** Looks through committed offsets and the topics whose names begin so. */
    public TransactionMending(Admin admin, String topicPrefix) {
        this.admin = admin;
        this.topicPrefix = topicPrefix;
    }

    /** Ends what hangs, and says how many that were. Safe at any time and as often as one likes. Throws where the broker does not answer. */
    public int run() {
        try {
            var watched = partitions(topic -> topic.equals(OFFSETS) || topic.startsWith(topicPrefix));
            var before = open(watched);
            if (before.isEmpty()) {
                return 0;
            }
            awaitCoordinators();
            var coordinators = coordinators();
            var hanging = HangingTransactions.among(before, coordinators, open(watched));
            for (var transaction : hanging) {
                abort(transaction, coordinators);
            }
            return hanging.size();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot look for hanging transactions: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while looking for hanging transactions", e);
        }
    }

    private List<TopicPartition> partitions(Predicate<String> wanted) throws InterruptedException, ExecutionException {
        var topics = admin.listTopics(new ListTopicsOptions().listInternal(true)).names().get().stream()
                .filter(wanted)
                .toList();
        return admin.describeTopics(topics).allTopicNames().get().values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .toList();
    }

    private List<OpenTransaction> open(Collection<TopicPartition> partitions)
            throws InterruptedException, ExecutionException {
        var open = new ArrayList<OpenTransaction>();
        admin.describeProducers(partitions)
                .all()
                .get()
                .forEach((partition, producers) -> producers.activeProducers().stream()
                        .filter(producer ->
                                producer.currentTransactionStartOffset().isPresent())
                        .forEach(producer -> open.add(open(partition, producer))));
        return open;
    }

    private static OpenTransaction open(TopicPartition partition, ProducerState producer) {
        return new OpenTransaction(
                partition,
                producer.producerId(),
                producer.producerEpoch(),
                producer.coordinatorEpoch().orElse(0),
                producer.currentTransactionStartOffset().orElseThrow());
    }

    /**
     * Waits until every partition of the coordinators' log is loaded, as far as the client's time goes: whoever is not yet there knows
     * nothing of a transaction that it has in hand. Asks each for an id of its own that nobody has.
     */
    private void awaitCoordinators() throws InterruptedException, ExecutionException {
        int count = partitions(TRANSACTIONS::equals).size();
        var asked = new HashMap<Integer, String>();
        for (int i = 0; asked.size() < count; i++) {
            var nobody = "huiyin-nobody-" + i;
            asked.putIfAbsent(Utils.toPositive(nobody.hashCode()) % count, nobody);
        }
        var answers = admin.describeTransactions(asked.values());
        for (var nobody : asked.values()) {
            answered(answers.description(nobody));
        }
    }

    private static void answered(KafkaFuture<?> answer) throws InterruptedException, ExecutionException {
        try {
            answer.get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TransactionalIdNotFoundException)) {
                throw e;
            }
        }
    }

    private Map<Long, TransactionState> coordinators() throws InterruptedException, ExecutionException {
        var states = new HashMap<Long, TransactionState>();
        for (TransactionListing listing : admin.listTransactions().all().get()) {
            states.put(listing.producerId(), listing.state());
        }
        return states;
    }

    private void abort(OpenTransaction hanging, Map<Long, TransactionState> coordinators)
            throws InterruptedException, ExecutionException {
        admin.abortTransaction(new AbortTransactionSpec(
                        hanging.partition(), hanging.producer(), (short) hanging.epoch(), hanging.coordinatorEpoch()))
                .all()
                .get();
        LOG.atWarn()
                .addKeyValue("partition", hanging.partition())
                .addKeyValue("producer", hanging.producer())
                .addKeyValue("epoch", hanging.epoch())
                .addKeyValue("start", hanging.start())
                .addKeyValue("coordinator", coordinators.get(hanging.producer()))
                .log("aborted a transaction that nobody would have ended");
    }
}
