package io.huiyin.standalone.trial;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which rules decide when, before and after the change.
 *
 * @param editions what was in force; none is the built-in policy
 * @param against rules that stand in for what was in force
 * @param changed the rules that are tried
 * @param since from when they decide; empty is from the beginning
 * @param models what they may ask
 */
public record Rules(
        List<Edition> editions, Optional<String> against, String changed, Optional<Instant> since, TriedModels models) {

    /** The models of one side. */
    List<Shelved> models(Side side, String tenant, Instant begin) {
        return side == Side.BEFORE
                ? models.before(tenant, begin)
                : models.after(tenant, begin, since.filter(begin::isBefore).orElse(begin));
    }

    /** The versions without the change; {@code begin} is before everything. */
    List<Edition> before(String tenant, Instant begin) {
        return against.map(document -> List.of(Edition.of(tenant, 1, document, begin)))
                .orElse(editions);
    }

    /** The versions with the change: it takes the place of whatever would come into force after it. */
    List<Edition> after(String tenant, Instant begin) {
        var from = since.filter(begin::isBefore).orElse(begin);
        var all = new ArrayList<>(before(tenant, begin).stream()
                .filter(edition -> edition.from().isBefore(from))
                .toList());
        var latest = before(tenant, begin).stream()
                .mapToInt(edition -> edition.policy().getVersion())
                .max()
                .orElse(0);
        if (since.filter(begin::isBefore).isEmpty()) {
            all.clear();
        }
        all.add(Edition.of(tenant, latest + 1, changed, from));
        return all;
    }
}
