package io.huiyin.standalone.cli;

import io.huiyin.standalone.demo.DemoPolicy;
import io.huiyin.standalone.demo.DemoRun;
import io.huiyin.standalone.stack.Screen;
import io.huiyin.standalone.stack.Stack;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Everything on this machine, and something going on in it. */
@NullUnmarked
@Command(
        name = "demo",
        description = "The same as `up`, with a living stream of reports and staff who answer some of them.")
final class DemoCommand implements Callable<Integer> {
    private static final String FOLDER = ".huiyin-demo";

    @Mixin
    private CommonOptions common;

    @Mixin
    private UpOptions options;

    @Option(names = "--seed", paramLabel = "N", description = "Say the same as another run with this seed.")
    private Long seed;

    private DemoRun demo;

    @Override
    public Integer call() throws InterruptedException {
        try {
            return new Upstart(common.out(), common.err())
                    .run(common.settings(options.flags(FOLDER)), options.ownRegistry(), this::begin);
        } finally {
            if (demo != null) {
                demo.close();
            }
        }
    }

    private void begin(Stack stack) {
        var settings = stack.settings();
        var inForce = DemoPolicy.publish(settings.kafka(), Instant.now());
        demo = new DemoRun(
                URI.create(settings.gatewayUrl()),
                InstantSource.system(),
                seed == null ? System.currentTimeMillis() : seed);
        demo.start(inForce);
        common.out().println(new Screen(settings, Path.of(FOLDER), Duration.ZERO, true).firstPost(DemoRun.TENANT));
        common.out().println("""
                  What to look at: reports of a mine come in, in Chinese and English, some of them the same
                  thing told twice. They must be answered within 40 seconds (20 where life is in danger).
                  Open the board: after 20 s the first warnings are there, after 40 s the first breaches;
                  staff answer most. Acknowledge one yourself: it leaves the board.

                  Ctrl-C stops it; the data stays.""");
    }
}
