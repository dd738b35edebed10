package io.huiyin.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where stream threads spend their time, by Flight Recorder: samples of CPU time where the JVM has them (Linux, JDK 25 and
 * newer, native code included), otherwise of running and native stacks.
 */
final class Profile {
    private static final int MOST = 25;
    private static final String ALLOCATION = "jdk.ObjectAllocationSample";
    private static final String BY_CPU = "jdk.CPUTimeSample";
    private static final List<String> BY_CLOCK = List.of("jdk.ExecutionSample", "jdk.NativeMethodSample");

    private final Recording recording = new Recording();

    void begin() {
        recording.enable(BY_CPU).with("throttle", "5 ms").withStackTrace();
        BY_CLOCK.forEach(event -> recording.enable(event).with("period", "10 ms"));
        recording.enable(ALLOCATION).with("throttle", "500/s").withStackTrace();
        recording.start();
    }

    void end() {
        recording.stop();
    }

    /** Prints the shares of owners, the frames on top, whom they worked for, and who allocates. */
    void print(PrintStream out) {
        var events = events();
        var owners = new HashMap<String, Long>();
        var frames = new HashMap<String, Long>();
        var callers = new HashMap<String, Long>();
        for (var stack : stacks(events)) {
            var owner = Owners.of(stack);
            owners.merge(owner, 1L, Long::sum);
            frames.merge("%-24s %s".formatted(owner, name(stack.getFirst())), 1L, Long::sum);
            callers.merge("%-24s for %s".formatted(owner, caller(stack)), 1L, Long::sum);
        }
        var allocations = new HashMap<String, Long>();
        for (var event : events) {
            if (event.getEventType().getName().equals(ALLOCATION) && isOfStreamThread(event, "eventThread")) {
                var stack = event.getStackTrace().getFrames();
                allocations.merge(
                        "%-24s for %s".formatted(Owners.of(stack), caller(stack)), event.getLong("weight"), Long::sum);
            }
        }
        print(out, "whose work the stream threads do, by samples", owners, Integer.MAX_VALUE);
        print(out, "in which frame", frames, MOST);
        print(out, "for whom: the pipeline's innermost frame", callers, MOST);
        print(out, "bytes allocated", allocations, MOST);
    }

    /** The innermost frame of the pipeline. */
    private static String caller(List<RecordedFrame> stack) {
        return stack.stream()
                .filter(frame -> frame.getMethod().getType().getName().startsWith("io.huiyin.processor."))
                .findFirst()
                .map(Profile::name)
                .orElse("Kafka Streams");
    }

    private static void print(PrintStream out, String title, Map<String, Long> counts, int most) {
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        out.printf("%n%s (%,d)%n", title, all);
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(most)
                .forEach(entry -> out.printf("%5.1f %%  %s%n", 100.0 * entry.getValue() / all, entry.getKey()));
    }

    private List<RecordedEvent> events() {
        try (recording) {
            var file = Files.createTempFile("profile", ".jfr");
            try {
                recording.dump(file);
                return RecordingFile.readAllEvents(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<List<RecordedFrame>> stacks(List<RecordedEvent> events) {
        var byCpu = stacks(events, List.of(BY_CPU), "eventThread");
        return byCpu.isEmpty() ? stacks(events, BY_CLOCK, "sampledThread") : byCpu;
    }

    private static List<List<RecordedFrame>> stacks(List<RecordedEvent> events, List<String> types, String thread) {
        var stacks = new ArrayList<List<RecordedFrame>>();
        for (var event : events) {
            if (types.contains(event.getEventType().getName()) && isOfStreamThread(event, thread)) {
                stacks.add(event.getStackTrace().getFrames());
            }
        }
        return stacks;
    }

    /** Of a stream thread, and with a stack. */
    private static boolean isOfStreamThread(RecordedEvent event, String field) {
        return event.getValue(field) instanceof RecordedThread thread
                && String.valueOf(thread.getJavaName()).contains("StreamThread")
                && event.getStackTrace() != null
                && !event.getStackTrace().getFrames().isEmpty();
    }

    private static String name(RecordedFrame frame) {
        var type = frame.getMethod().getType().getName();
        return type.substring(type.lastIndexOf('.') + 1) + "."
                + frame.getMethod().getName();
    }
}
