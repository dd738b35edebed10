package io.huiyin.standalone.cli;

import io.huiyin.standalone.operate.DeadLetter;
import io.huiyin.standalone.operate.LetterBox;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Letters chosen one by one, or all open ones that a filter lets through. */
@NullUnmarked
final class LetterChoice {
    @Parameters(
            paramLabel = "ID",
            arity = "0..*",
            description = "As `dlq list` names them: PARTITION:OFFSET. Without any, --all or a filter says which.")
    private List<String> ids = List.of();

    @Option(names = "--all", description = "All that are open.")
    private boolean all;

    @Option(names = "--dry-run", description = "Only say which.")
    private boolean dryRun;

    @Option(
            names = "--by",
            paramLabel = "PERSON",
            defaultValue = "operator",
            description = "Who decides it, for the record (default: ${DEFAULT-VALUE}).")
    private String by;

    @Mixin
    private LetterFilter filter;

    boolean isDryRun() {
        return dryRun;
    }

    String by() {
        return by;
    }

    /** The chosen letters, all of them open. Throws where one that was named is not there, or settled already. */
    List<DeadLetter> from(LetterBox box) {
        if (ids.isEmpty() && !all && !filter.isNarrow()) {
            throw new UsageException(
                    "say which dead letters: their ids, a filter such as --reason WRONG_KEY, or --all");
        }
        var named = new LinkedHashSet<>(ids.stream().map(LetterIds::parse).toList());
        var wanted = filter.predicate(Instant.now());
        var letters = box.list(
                letter -> named.isEmpty()
                        ? letter.settlement().isEmpty() && wanted.test(letter)
                        : named.contains(letter.id()),
                Integer.MAX_VALUE);
        letters.stream()
                .filter(letter -> letter.settlement().isPresent())
                .findFirst()
                .ifPresent(letter -> {
                    throw new UsageException("the dead letter " + letter.id() + " is "
                            + letter.settlement().orElseThrow().outcome().name().toLowerCase(java.util.Locale.ROOT)
                            + " already; name those that are open");
                });
        letters.forEach(letter -> named.remove(letter.id()));
        if (!named.isEmpty()) {
            throw new UsageException(
                    "there is no dead letter " + named.getFirst() + "; `huiyin dlq list` names those there are");
        }
        return letters;
    }

    /** What was done with them, or would be. */
    void print(List<DeadLetter> letters, String done, CommonOptions common, Json json) {
        if (json.wanted()) {
            var answer = Json.object().put("count", letters.size()).put("dryRun", dryRun);
            var those = answer.putArray("letters");
            letters.forEach(one -> those.addObject()
                    .put("id", one.id().toString())
                    .put("topic", one.topic())
                    .put("key", one.key()));
            common.out().println(Json.write(answer));
            return;
        }
        if (dryRun) {
            letters.forEach(one -> common.out().println(one.id() + " " + one.topic() + " " + one.key()));
        }
        common.out().println(letters.size() + (dryRun ? " would be " : " ") + done);
    }
}
