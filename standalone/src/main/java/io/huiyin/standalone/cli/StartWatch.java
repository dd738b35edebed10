package io.huiyin.standalone.cli;

import io.huiyin.standalone.stack.Part;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Says of a start that takes long what each part still waits for: after 15 seconds, and again when that is something else. */
final class StartWatch implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 15;
    private static final int LOOK_SECONDS = 3;

    private final Map<Part, String> said = new EnumMap<>(Part.class);
    private final Supplier<Map<Part, String>> waiting;
    private final Consumer<String> say;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("start-watch").factory());

    StartWatch(Supplier<Map<Part, String>> waiting, Consumer<String> say) {
        this.waiting = waiting;
        this.say = say;
    }

    /** Begins to wait. */
    void start() {
        clock.scheduleWithFixedDelay(this::look, PATIENCE_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    /** Says what has not been said. */
    void look() {
        waiting.get().forEach((part, reason) -> {
            var sentence = part + (reason.isEmpty() ? ": not started yet" : ": waiting for " + reason);
            if (!sentence.equals(said.put(part, sentence))) {
                say.accept(sentence);
            }
        });
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
