package io.huiyin.standalone.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huiyin.standalone.operate.DeadLetter;
import io.huiyin.standalone.operate.LetterBox;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What could not be taken in. */
@NullUnmarked
@Command(
        name = "list",
        description = "List dead letters that are open: their id, when, from where, and why.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:listed, also where there are none", "1:it could not look", "2:wrong usage"})
final class DlqListCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private Json json;

    @Mixin
    private LetterFilter filter;

    @Option(names = "--settled", description = "Those replayed or discarded, too.")
    private boolean settled;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "1000",
            description = "The newest N (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Override
    public Integer call() {
        var wanted = filter.predicate(Instant.now());
        try (var box = new LetterBox(common.settings().kafka())) {
            var letters = box.list(
                    letter -> (settled || letter.settlement().isEmpty()) && wanted.test(letter), Math.max(1, limit));
            if (json.wanted()) {
                letters.forEach(letter -> common.out().println(tree(letter)));
            } else {
                letters.forEach(letter -> common.out().println(line(letter)));
                common.err().println(letters.isEmpty() ? "No dead letters." : letters.size() + " dead letters.");
            }
        }
        return 0;
    }

    private static String line(DeadLetter letter) {
        return "%-10s %s  %-18s %s %s%s"
                .formatted(
                        letter.id(),
                        letter.rejectedAt(),
                        letter.reason().isEmpty() ? "?" : letter.reason(),
                        letter.key().isEmpty() ? "-" : letter.key(),
                        letter.detail(),
                        letter.settlement()
                                .map(one -> "  [" + one.outcome() + " by " + one.by() + "]")
                                .orElse(""));
    }

    static ObjectNode tree(DeadLetter letter) {
        var tree = Json.object()
                .put("id", letter.id().toString())
                .put("rejectedAt", letter.rejectedAt().toString())
                .put("reason", letter.reason())
                .put("detail", letter.detail())
                .put("stage", letter.stage())
                .put("topic", letter.topic())
                .put("partition", letter.partition())
                .put("offset", letter.offset())
                .put("key", letter.key())
                .put("bytes", letter.bytes());
        letter.settlement().ifPresent(one -> tree.putObject("settled")
                .put("outcome", one.outcome().name())
                .put("by", one.by()));
        return tree;
    }
}
