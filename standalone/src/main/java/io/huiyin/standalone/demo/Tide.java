package io.huiyin.standalone.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The stream of reports: new happenings, the same ones told again by others, and now and then one sent twice. A function of the seed and of the times asked. */
final class Tide {
    private static final double TOLD_AGAIN = 0.35;
    private static final double SENT_TWICE = 0.05;
    private static final int STILL_TALKED_OF = 8;
    private static final int QUICK_START = 12;
    private static final int PLACES = 30;

    private final String tenant;
    private final String run;
    private final SplittableRandom random;
    private final List<Happening> recent = new ArrayList<>();
    private int sent;

    /** {@code run} begins every eventId, so that two runs on one folder do not send the same. */
    Tide(String tenant, String run, long seed) {
        this.tenant = tenant;
        this.run = run;
        this.random = new SplittableRandom(seed);
    }

    /** What is sent now: one report, or the same twice. */
    List<ObjectNode> next(Instant now) {
        var eventId = "demo-" + run + "-" + ++sent;
        var report = happening().report(tenant, eventId, random, now);
        return random.nextDouble() < SENT_TWICE ? List.of(report, report) : List.of(report);
    }

    /** How long until the next: lively at first, then some 15 in a minute. */
    Duration pause() {
        return Duration.ofMillis(sent < QUICK_START ? 400 + random.nextInt(800) : 2_000 + random.nextInt(4_000));
    }

    private Happening happening() {
        if (!recent.isEmpty() && random.nextDouble() < TOLD_AGAIN) {
            return recent.get(random.nextInt(recent.size()));
        }
        var scenes = Scenes.all();
        var happening = new Happening(scenes.get(random.nextInt(scenes.size())), 1 + random.nextInt(PLACES));
        recent.add(happening);
        if (recent.size() > STILL_TALKED_OF) {
            recent.removeFirst();
        }
        return happening;
    }
}
