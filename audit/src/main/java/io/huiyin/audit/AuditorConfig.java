package io.huiyin.audit;

import io.huiyin.component.KafkaConnection;
import java.time.Duration;

/**
 * What an auditor needs to run.
 *
 * @param processorGroup the group of all processors of the installation; its offsets on the ticks say how far they have come
 * @param host where {@code /health} and {@code /metrics} are
 * @param port the same; 0 is any free one
 * @param grace how much later than due an escalation may be, more than 0
 * @param settle how long a finding must last before it is told, 0 or more
 * @param look between two looks, more than 0
 * @param keep how long a closed case is kept, so that a late wrong page is seen, more than 0
 * @param share which of several auditors this is
 */
public record AuditorConfig(
        KafkaConnection kafka,
        String processorGroup,
        String host,
        int port,
        Duration grace,
        Duration settle,
        Duration look,
        Duration keep,
        Share share) {

    /**
     * One of several auditors that share the partitions of cases.
     *
     * @param number 1 to {@code of}
     */
    public record Share(int number, int of) {
        /** The only one. */
        public static final Share ALL = new Share(1, 1);

        public Share {
            if (of < 1 || number < 1 || number > of) {
                throw new IllegalArgumentException(
                        "auditor.share is " + number + "/" + of + "; it must be i/n with i from 1 to n");
            }
        }

        /** Reads {@code i/n}. */
        public static Share parse(String text) {
            var parts = text.split("/", -1);
            if (parts.length != 2 || !parts[0].matches("\\d{1,4}") || !parts[1].matches("\\d{1,4}")) {
                throw new IllegalArgumentException(
                        "auditor.share is '" + text + "'; it must be i/n such as 1/1 or 2/3");
            }
            return new Share(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
        }

        /** Whether this one looks after the partition. */
        public boolean has(int partition) {
            return partition % of == number - 1;
        }
    }

    public AuditorConfig {
        if (processorGroup.isBlank()) {
            throw new IllegalArgumentException("the group of the processors is empty; it must be their application id");
        }
        requirePositive("auditor.grace", grace);
        requirePositive("auditor.look", look);
        requirePositive("auditor.keep", keep);
        if (settle.isNegative()) {
            throw new IllegalArgumentException("auditor.settle is " + settle + "; it must be 0 or more");
        }
    }

    private static void requirePositive(String key, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(key + " is " + value + "; it must be more than 0");
        }
    }
}
