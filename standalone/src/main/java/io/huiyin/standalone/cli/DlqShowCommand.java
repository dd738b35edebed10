package io.huiyin.standalone.cli;

import io.huiyin.standalone.operate.DeadLetter;
import io.huiyin.standalone.operate.LetterBox;
import io.huiyin.standalone.operate.TopicText;
import java.util.concurrent.Callable;
import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** One of them, whole. */
@NullUnmarked
@Command(name = "show", description = "Show a dead letter whole: its headers, and its value decoded where it can be.")
final class DlqShowCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    /** It is JSON anyway. */
    @Mixin
    private Json json;

    @Parameters(paramLabel = "ID", description = "As `dlq list` names it: PARTITION:OFFSET.")
    private String id;

    @Override
    public Integer call() {
        var kafka = common.settings().kafka();
        try (var box = new LetterBox(kafka);
                var text = new TopicText(kafka)) {
            var record = box.record(LetterIds.parse(id))
                    .orElseThrow(() -> new UsageException("ID is '" + id
                            + "'; there is no dead letter there, `huiyin dlq list` names those there are"));
            var tree = DlqListCommand.tree(DeadLetter.of(record));
            tree.remove("settled");
            tree.set(
                    "value",
                    record.value() == null
                            ? null
                            : text.of(DeadLetter.of(record).topic(), record.value()));
            common.out().println(Json.write(tree));
        }
        return 0;
    }
}
