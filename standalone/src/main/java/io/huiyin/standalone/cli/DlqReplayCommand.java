package io.huiyin.standalone.cli;

import io.huiyin.standalone.operate.DeadLetter;
import io.huiyin.standalone.operate.LetterBox;
import io.huiyin.standalone.operate.Pages;
import io.huiyin.standalone.operate.TopicText;
import io.huiyin.standalone.stack.Wiring;
import io.huiyin.topic.Settlement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Back to where they came from. */
@NullUnmarked
@Command(
        name = "replay",
        description = {
            "Send dead letters back to the topics they came from, once what was wrong is mended.",
            "An event that was taken in meanwhile changes nothing: its eventId is known. A message that was given up",
            "(stage notify) is tried again for 48 hours."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all were sent back", "1:some could not be; nothing was sent", "2:wrong usage"})
final class DlqReplayCommand implements Callable<Integer> {
    private static final int AT_ONCE = 500;

    @Mixin
    private CommonOptions common;

    @Mixin
    private LetterChoice choice;

    @Mixin
    private Json json;

    @Option(
            names = "--rekey",
            description = "Give each the key that its value asks for (tenant.site), as for WRONG_KEY.")
    private boolean rekey;

    @Override
    public Integer call() throws SQLException {
        var kafka = common.settings().kafka();
        try (var box = new LetterBox(kafka);
                var text = new TopicText(kafka)) {
            var letters = choice.from(box);
            var replayable = box.replayable();
            var not = letters.stream()
                    .filter(one -> !replayable.contains(one.topic()) && !isPage(one))
                    .toList();
            if (!not.isEmpty()) {
                not.forEach(one -> common.err().println("huiyin: " + one.id() + " " + refusal(one)));
                return 1;
            }
            if (!choice.isDryRun()) {
                var pages = letters.stream().filter(DlqReplayCommand::isPage).toList();
                new Pages(new Wiring(common.settings()).postgres()).sendAgain(pages);
                box.settle(pages, Settlement.Outcome.REPLAYED, choice.by());
                var events = letters.stream().filter(one -> !isPage(one)).toList();
                for (int from = 0; from < events.size(); from += AT_ONCE) {
                    var some = events.subList(from, Math.min(events.size(), from + AT_ONCE));
                    box.replay(records(box, some), record -> rekey ? text.key(record) : record.key(), choice.by());
                }
            }
            choice.print(letters, "sent back", common, json);
            return 0;
        }
    }

    /** A message that was given up: it goes back to the sink's ledger, and not to a topic. */
    private static boolean isPage(DeadLetter letter) {
        return letter.topic().equals(Pages.ORIGIN);
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(LetterBox box, List<DeadLetter> letters) {
        var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        for (var letter : letters) {
            records.add(box.record(letter.id())
                    .orElseThrow(() -> new IllegalStateException(
                            "the dead letter " + letter.id() + " is gone meanwhile: its topic has let go of it")));
        }
        return records;
    }

    private static String refusal(DeadLetter letter) {
        return letter.topic().isEmpty()
                ? "does not say where it came from and cannot be sent back; discard it"
                : "came from " + letter.topic()
                        + ", which the pipeline writes; `huiyin sink rebuild` reads that topic again";
    }
}
