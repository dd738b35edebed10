package io.huiyin.standalone.trial;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which models decide when, before and after the change.
 *
 * @param published those of the input
 * @param given artefacts that are tried, by name
 */
public record TriedModels(List<Shelved> published, Map<String, byte[]> given) {
    public static final TriedModels NONE = new TriedModels(List.of(), Map.of());

    /** A given one stands beside those of the input from the beginning, unless they have one of its name: then it is what is tried. */
    List<Shelved> before(String tenant, Instant begin) {
        var all = new ArrayList<>(published);
        given.forEach((name, artefact) -> {
            if (latest(name) == 0) {
                all.add(Shelved.of(tenant, name, 1, artefact, begin));
            }
        });
        return all;
    }

    /** A given one takes the place of all of its name that would come into force after it. */
    List<Shelved> after(String tenant, Instant begin, Instant since) {
        var all = new ArrayList<>(published.stream()
                .filter(one ->
                        !given.containsKey(one.model().getName()) || one.at().isBefore(since))
                .toList());
        given.forEach((name, artefact) ->
                all.add(Shelved.of(tenant, name, latest(name) + 1, artefact, latest(name) == 0 ? begin : since)));
        return all;
    }

    private int latest(String name) {
        return published.stream()
                .filter(one -> one.model().getName().equals(name))
                .mapToInt(one -> one.model().getVersion())
                .max()
                .orElse(0);
    }
}
