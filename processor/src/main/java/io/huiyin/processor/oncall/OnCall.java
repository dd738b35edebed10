package io.huiyin.processor.oncall;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who is on call of a rota at an instant.
 *
 * @param duties in the order of the shifts; none where nobody is on call
 * @param until the next instant at which a duty begins or ends; empty where none does within a year
 */
public record OnCall(List<Duty> duties, Optional<Instant> until) {

    /** Everybody, each once, in the order of their duties. */
    public List<String> people() {
        return duties.stream()
                .flatMap(duty -> duty.people().stream())
                .distinct()
                .toList();
    }
}
