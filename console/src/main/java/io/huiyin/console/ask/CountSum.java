package io.huiyin.console.ask;

import io.huiyin.event.Grain;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which counts of a tenant are summed up.
 *
 * @param grain the length of the windows that are read
 * @param from windows that begin at or after this
 * @param to and before this
 * @param by what is told apart; one sum where empty
 */
public record CountSum(String tenant, Grain grain, Instant from, Instant to, Set<Dimension> by) {

    /** Reads the parameters of {@code /v1/counts}; without {@code from} the last hour, day or month up to now, as the grain is. */
    public static Asked<CountSum> read(Map<String, List<String>> given, Instant now) {
        var parameters = new Parameters(given, "tenant", "grain", "from", "to", "by");
        var tenant = parameters.tenant();
        var grain = parameters.symbol("grain", Grain.class).orElse(Grain.DAY);
        var to = parameters.instant("to").orElse(now.truncatedTo(ChronoUnit.MILLIS));
        var from = parameters.instant("from").orElseGet(() -> to.minus(usual(grain)));
        if (!from.isBefore(to)) {
            parameters.refuse("from", from.toString(), "before 'to', which is " + to);
        }
        var by = parameters.symbols("by", Dimension.class);
        return parameters.asked(() -> new CountSum(tenant, grain, from, to, by));
    }

    private static Duration usual(Grain grain) {
        return switch (grain) {
            case MINUTE -> Duration.ofHours(1);
            case HOUR -> Duration.ofDays(1);
            case DAY, UNSPECIFIED -> Duration.ofDays(31);
        };
    }
}
