package io.huiyin.standalone.trial;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;

/**
 * What the change of policy would have made of the input.
 *
 * @param from the time of the first record
 * @param to the time of the last
 * @param until when the trial ended
 * @param zone in which hours of the day are counted
 * @param input records played, by topic
 * @param before the sums under the policy as it was
 * @param after the sums under the changed one
 * @param deadLettersBefore records refused under the policy as it was, by reason
 * @param deadLettersAfter records refused under the changed one
 * @param decisionsBefore how many reports each rule and model took under the policy as it was
 * @param decisionsAfter the same under the changed one, with each of its rules
 */
public record Difference(
        String tenant,
        Instant from,
        Instant to,
        Instant until,
        ZoneId zone,
        Map<Input, Integer> input,
        Tally.Sums before,
        Tally.Sums after,
        Map<String, Long> deadLettersBefore,
        Map<String, Long> deadLettersAfter,
        Map<String, Long> decisionsBefore,
        Map<String, Long> decisionsAfter,
        Escalations.Compared escalations) {

    /** Records played of this topic. */
    int input(Input topic) {
        return input.getOrDefault(topic, 0);
    }
}
