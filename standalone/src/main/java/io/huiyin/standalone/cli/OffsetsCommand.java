package io.huiyin.standalone.cli;

import io.huiyin.sink.store.Rebuild;
import io.huiyin.standalone.operate.Backlog;
import io.huiyin.standalone.operate.Behind;
import io.huiyin.standalone.stack.Wiring;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How far the parts have come, partition by partition. */
@NullUnmarked
@Command(
        name = "offsets",
        description = "How far processor and sink have come on each partition, and what waits there.")
final class OffsetsCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private Json json;

    @Option(names = "--behind", description = "Only partitions where something waits.")
    private boolean onlyBehind;

    @Override
    public Integer call() throws InterruptedException, SQLException {
        var all = of(new Wiring(common.settings())).stream()
                .filter(one -> !onlyBehind || one.lag() > 0)
                .toList();
        for (var one : all) {
            common.out().println(json.wanted() ? line(one) : row(one));
        }
        return 0;
    }

    /** The processor's by its group, the sink's by the offsets that it keeps beside its rows. */
    static List<Behind> of(Wiring wiring) throws InterruptedException, SQLException {
        var backlog = new Backlog(wiring.kafka());
        var all = new ArrayList<>(backlog.behind("processor", backlog.committed(wiring.processorGroup())).stream()
                .filter(one -> !isInternal(one.topic()))
                .toList());
        all.addAll(backlog.behind("sink", new Rebuild(wiring.postgres()).positions()));
        return all;
    }

    /** Topics that Kafka Streams makes for itself. */
    private static boolean isInternal(String topic) {
        return topic.endsWith("-repartition") || topic.endsWith("-changelog");
    }

    private static String row(Behind one) {
        return "%-10s %-28s %3d  next %-12d end %-12d waiting %-8d %s"
                .formatted(
                        one.part(),
                        one.topic(),
                        one.partition(),
                        one.next(),
                        one.end(),
                        one.lag(),
                        one.oldestWaiting().map(Instant::toString).orElse(""))
                .stripTrailing();
    }

    private static String line(Behind one) {
        return Json.object()
                .put("part", one.part())
                .put("topic", one.topic())
                .put("partition", one.partition())
                .put("next", one.next())
                .put("end", one.end())
                .put("waiting", one.lag())
                .put("oldestWaiting", one.oldestWaiting().map(Instant::toString).orElse(null))
                .toString();
    }
}
