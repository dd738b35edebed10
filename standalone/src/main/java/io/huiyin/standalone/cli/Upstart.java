package io.huiyin.standalone.cli;

import io.huiyin.standalone.settings.Key;
import io.huiyin.standalone.settings.Settings;
import io.huiyin.standalone.stack.Folder;
import io.huiyin.standalone.stack.RunningFile;
import io.huiyin.standalone.stack.Screen;
import io.huiyin.standalone.stack.Stack;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** What `up` and `demo` share: takes the folder, starts the stack, shows the screen, and stops in the right order. */
final class Upstart {
    private final PrintWriter out;
    private final PrintWriter err;

    Upstart(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    /** Runs until it is told to stop. {@code ready} is called once everything serves. */
    int run(Settings settings, boolean ownRegistry, Consumer<Stack> ready) throws InterruptedException {
        var began = System.nanoTime();
        var path = settings.path(Key.DATA_DIR);
        Logging.toFile(Folder.log(path));
        var folder = Folder.take(path);
        try {
            var stack = new Stack(settings, folder, ownRegistry);
            try (var running = new Running(err, () -> stop(stack, folder))) {
                out.println("Starting; the data is in " + path + " ...");
                out.flush();
                start(stack);
                RunningFile.write(folder.running(), stack.settings());
                var took = Duration.ofNanos(System.nanoTime() - began);
                out.println(new Screen(stack.settings(), path, took, ownRegistry).text());
                ready.accept(stack);
                out.flush();
                running.until(stack::check, Optional.empty());
                return 0;
            } finally {
                stack.close();
            }
        } finally {
            folder.close();
        }
    }

    private void start(Stack stack) {
        try (var watch = new StartWatch(stack::waiting, this::say)) {
            watch.start();
            stack.start();
        }
    }

    private void say(String sentence) {
        err.println("huiyin: " + sentence);
        err.flush();
    }

    private void stop(Stack stack, Folder folder) {
        out.println("Stopping ...");
        out.flush();
        stack.close();
        folder.close();
        out.println("Stopped. The data stays in " + folder.path() + ".");
        out.flush();
    }
}
