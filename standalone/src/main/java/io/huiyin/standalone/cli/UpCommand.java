package io.huiyin.standalone.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Everything on this machine. */
@NullUnmarked
@Command(
        name = "up",
        description = "Run everything on this machine, in one process: Kafka, registry, PostgreSQL and all parts.")
final class UpCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private UpOptions options;

    @Override
    public Integer call() throws InterruptedException {
        return new Upstart(common.out(), common.err())
                .run(common.settings(options.flags(null)), options.ownRegistry(), stack -> {
                    common.out().println("  Ctrl-C stops it; the data stays.");
                });
    }
}
