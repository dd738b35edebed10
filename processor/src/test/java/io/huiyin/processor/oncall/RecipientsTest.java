package io.huiyin.processor.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.policy.PolicyRules;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipientsTest {
    private static final PolicyRules RULES = Written.policy("""
            zone: UTC
            roles: {boss: [wang, li], owner-desk: hu}
            rotas:
              day:
                shifts: [{name: s, hours: "08:00-16:00", members: [a, [b, wang]], every: day, from: 2026-01-05, handover: "08:00"}]
              all:
                shifts: [{name: s, members: z, from: 2026-01-05, handover: "08:00"}]
                otherwise: boss
            """);

    @ParameterizedTest(name = "{0} of {1} and {2} at {3}")
    @CsvSource(
            delimiter = ';',
            nullValues = "-",
            value = {
                "owner; safety; -; 2026-01-05T09:00:00Z; safety",
                "owner assignee; safety; hu; 2026-01-05T09:00:00Z; safety hu",
                "owner assignee; hu; hu; 2026-01-05T09:00:00Z; hu",
                "owner assignee; -; -; 2026-01-05T09:00:00Z; ''",
                "owner; boss; -; 2026-01-05T09:00:00Z; wang li",
                "boss owner; li; -; 2026-01-05T09:00:00Z; wang li",
                "on-call:day; -; -; 2026-01-05T09:00:00Z; a",
                "on-call:day boss; -; -; 2026-01-06T09:00:00Z; b wang li",
                "boss on-call:day; -; -; 2026-01-06T09:00:00Z; wang li b",
                "on-call:day; -; -; 2026-01-06T16:00:00Z; ''",
                "on-call:all; -; -; 2026-01-05T07:00:00Z; wang li",
                "on-call:gone boss; -; -; 2026-01-05T07:00:00Z; on-call:gone wang li",
                "on-call:all on-call:day dispatch; -; -; 2026-01-05T09:00:00Z; z a dispatch",
            })
    void audience_atAnInstant_isPeopleOnceAndInOrder(
            String audience, @Nullable String owner, @Nullable String assignee, Instant at, String people) {
        var found = Recipients.of(RULES, List.of(audience.split(" ")), owner, assignee, at);

        assertThat(String.join(" ", found)).isEqualTo(people);
    }
}
