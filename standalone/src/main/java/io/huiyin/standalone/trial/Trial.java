package io.huiyin.standalone.trial;

import io.huiyin.policy.BuiltinPolicies;
import io.huiyin.policy.Parsed;
import io.huiyin.policy.PolicyLanguage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/** Plays a recording twice, under the policy as it was and under the changed one, each on a thread of its own. */
public final class Trial {
    /** How long time runs on after the last record, so that what it started comes due. */
    public static final Duration RUN_ON = Duration.ofDays(7);

    /** Policies of the beginning are in force well before the first record. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private static final int STEP = 1_000;

    private final String tenant;
    private final Recording recording;
    private final Rules rules;
    private final Optional<Instant> until;
    private final IntConsumer progress;

    /**
     * @param recording what came in; must not be empty
     * @param until when the trial ends; by default {@link #RUN_ON} after the last record
     * @param progress hears how many records more were played, both runs together; called by both threads
     */
    public Trial(String tenant, Recording recording, Rules rules, Optional<Instant> until, IntConsumer progress) {
        this.tenant = tenant;
        this.recording = recording;
        this.rules = rules;
        this.until = until;
        this.progress = progress;
    }

    private record Run(Tally.Sums sums, Map<String, Long> deadLetters, Map<String, Long> decisions) {}

    /** Runs both to their end. Throws what a run throws. */
    public Difference run() throws IOException, InterruptedException {
        var first = recording.first();
        var last = recording.last();
        var end = until.filter(last::isBefore).orElseGet(() -> until.isPresent() ? last : last.plus(RUN_ON));
        var zone = zone(rules.changed());
        var tape = recording.tape();
        var escalations = new Escalations();
        try (var threads = Executors.newFixedThreadPool(Side.values().length)) {
            var begin = first.minus(AHEAD);
            var runs = Arrays.stream(Side.values())
                    .map(side -> threads.submit(() -> {
                        var tally = new Tally(end, zone, raised -> escalations.raised(side, raised));
                        return run(tape, side, begin, end, tally);
                    }))
                    .toList();
            var before = outcome(runs, Side.BEFORE);
            var after = outcome(runs, Side.AFTER);
            return new Difference(
                    tenant,
                    first,
                    last,
                    end,
                    zone,
                    sizes(),
                    before.sums(),
                    after.sums(),
                    before.deadLetters(),
                    after.deadLetters(),
                    before.decisions(),
                    after.decisions(),
                    escalations.compared());
        }
    }

    private Run run(Recording.Tape tape, Side side, Instant begin, Instant end, Tally tally) throws IOException {
        try (var simulation = new Simulation(editions(side, begin), rules.models(side, tenant, begin), begin, tally)) {
            var played = new int[1];
            tape.play(record -> {
                simulation.take(record);
                played[0]++;
                if (played[0] % STEP == 0) {
                    progress.accept(STEP);
                }
            });
            simulation.runTo(end);
            var decisions = side == Side.AFTER ? Deciders.none(rules.changed()) : new TreeMap<String, Long>();
            decisions.putAll(simulation.decisions());
            return new Run(tally.sums(), simulation.deadLetters(), decisions);
        }
    }

    private List<Edition> editions(Side side, Instant begin) {
        return side == Side.BEFORE ? rules.before(tenant, begin) : rules.after(tenant, begin);
    }

    private static Run outcome(List<Future<Run>> runs, Side side) throws IOException, InterruptedException {
        try {
            return runs.get(side.ordinal()).get();
        } catch (ExecutionException e) {
            runs.forEach(run -> run.cancel(true));
            if (e.getCause() instanceof IOException broken) {
                throw broken;
            }
            throw new IllegalStateException("the trial " + side + " the change failed: " + e.getCause(), e.getCause());
        }
    }

    private Map<Input, Integer> sizes() {
        var sizes = new EnumMap<Input, Integer>(Input.class);
        for (var input : Input.values()) {
            sizes.put(input, recording.size(input));
        }
        return sizes;
    }

    private static ZoneId zone(String document) {
        return switch (PolicyLanguage.parse(document)) {
            case Parsed.Sound sound -> sound.rules().zone();
            case Parsed.Unsound unsound -> BuiltinPolicies.template().zone();
        };
    }
}
