package io.huiyin.processor.topology;

import io.huiyin.component.KafkaConnection;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a processor needs to run.
 *
 * @param applicationId the group of all processors of one installation, and the prefix of its internal topics
 * @param stateDir where stores are kept on disk
 * @param threads stream threads of this process, 1 or more
 * @param commitInterval between two transactions, more than 0; what comes out is seen at a commit
 * @param standbyReplicas copies of the stores kept warm on other processors, 0 or more
 * @param replicationFactor of internal topics; -1 is the brokers' default
 * @param storeMemoryBytes memory of all stores together, block cache and write buffers, at least 16 MiB
 */
public record ProcessorConfig(
        KafkaConnection kafka,
        TriageSettings triage,
        String applicationId,
        Path stateDir,
        int threads,
        Duration commitInterval,
        int standbyReplicas,
        int replicationFactor,
        long storeMemoryBytes) {
    private static final long LEAST_STORE_MEMORY = 16L << 20;

    public ProcessorConfig {
        if (applicationId.isBlank()) {
            throw new IllegalArgumentException("processor.application.id is empty; it must name the installation");
        }
        if (threads < 1) {
            throw new IllegalArgumentException("processor.threads is " + threads + "; it must be 1 or more");
        }
        if (!commitInterval.isPositive()) {
            throw new IllegalArgumentException(
                    "processor.commit.interval is " + commitInterval + "; it must be more than 0");
        }
        if (standbyReplicas < 0) {
            throw new IllegalArgumentException(
                    "processor.standby.replicas is " + standbyReplicas + "; it must be 0 or more");
        }
        StreamsGroup.requirePossible(kafka.properties(), standbyReplicas, applicationId);
        if (storeMemoryBytes < LEAST_STORE_MEMORY) {
            throw new IllegalArgumentException("processor.store.memory is " + storeMemoryBytes + " bytes; it must be "
                    + LEAST_STORE_MEMORY + " or more");
        }
    }
}
