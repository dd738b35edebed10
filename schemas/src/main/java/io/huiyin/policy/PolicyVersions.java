package io.huiyin.policy;

import io.huiyin.event.Policy;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Which of a tenant's published versions decides at an instant. */
public final class PolicyVersions {
    private static final Comparator<Policy> LATER =
            Comparator.comparing(Policy::getEffectiveFrom).thenComparingInt(Policy::getVersion);

    private PolicyVersions() {}

    /**
     * The version with the latest {@code effectiveFrom} at or before {@code at}; of two with the same, the higher version.
     * Empty before the first one: the built-in policy decides.
     *
     * @param versions all that are known of one tenant, in any order
     */
    public static Optional<Policy> inForce(Collection<Policy> versions, Instant at) {
        return versions.stream()
                .filter(version -> !version.getEffectiveFrom().isAfter(at))
                .max(LATER);
    }
}
