package io.huiyin.audit;

import io.huiyin.audit.judge.Finding;
import io.huiyin.audit.read.Following;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * One pass over the topics up to their present ends.
 *
 * @param findings in the order of their kinds, then by what they are about
 * @param cases open cases that were looked at
 */
public record Survey(List<Finding> findings, long cases) {

    /** Looks once. Throws where Kafka or the registry cannot be reached, or topics are missing. */
    public static Survey of(AuditorConfig config, Instant now) {
        try (var following = new Following(config)) {
            following.begin(now);
            following.catchUp();
            var findings = following.books().look(now).stream()
                    .sorted(Comparator.comparing(Finding::kind).thenComparing(Finding::subject))
                    .toList();
            return new Survey(findings, following.books().open());
        }
    }
}
