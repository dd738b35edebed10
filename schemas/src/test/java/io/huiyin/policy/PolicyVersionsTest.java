package io.huiyin.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.event.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyVersionsTest {
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

    /** {@code versions} are pairs version@second; 0 stands for the built-in policy. */
    @ParameterizedTest(name = "[{0}] at {1} is {2}")
    @CsvSource({
        "'',          5, 0",
        "1@10,        9, 0",
        "1@10,       10, 1",
        "1@10,       99, 1",
        "1@10 2@20,  19, 1",
        "1@10 2@20,  20, 2",
        "1@10 2@20 3@20, 20, 3",
        // Version 3 was published to take force before the one that waits.
        "1@10 2@60 3@20, 59, 3",
        "1@10 2@60 3@20, 60, 2",
    })
    void inForce_knownVersions_isTheLatestThatHasBegun(String versions, int second, int expected) {
        var known = new ArrayList<Policy>();
        for (var pair : versions.isEmpty() ? new String[0] : versions.split(" ", -1)) {
            var parts = pair.split("@", -1);
            known.add(policy(Integer.parseInt(parts[0]), Integer.parseInt(parts[1])));
        }
        var reversed = new ArrayList<>(known);
        Collections.reverse(reversed);

        for (var order : List.of(known, reversed)) {
            assertThat(PolicyVersions.inForce(order, START.plusSeconds(second)).map(Policy::getVersion))
                    .isEqualTo(expected == 0 ? Optional.empty() : Optional.of(expected));
        }
    }

    private static Policy policy(int version, int second) {
        return Policy.newBuilder()
                .setTenant("north")
                .setVersion(version)
                .setEffectiveFrom(START.plusSeconds(second))
                .setPublishedAt(START)
                .setPublishedBy("test")
                .setDocument("extends: builtin")
                .build();
    }
}
