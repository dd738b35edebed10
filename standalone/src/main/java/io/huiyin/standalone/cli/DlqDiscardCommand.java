package io.huiyin.standalone.cli;

import io.huiyin.standalone.operate.LetterBox;
import io.huiyin.topic.Settlement;
import java.util.concurrent.Callable;
import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Away with them. */
@NullUnmarked
@Command(
        name = "discard",
        description = "Put dead letters away that nobody wants: they stay on the topic and are listed no more.")
final class DlqDiscardCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private LetterChoice choice;

    @Mixin
    private Json json;

    @Override
    public Integer call() {
        try (var box = new LetterBox(common.settings().kafka())) {
            var letters = choice.from(box);
            if (!choice.isDryRun() && !letters.isEmpty()) {
                box.settle(letters, Settlement.Outcome.DISCARDED, choice.by());
            }
            choice.print(letters, "discarded", common, json);
        }
        return 0;
    }
}
