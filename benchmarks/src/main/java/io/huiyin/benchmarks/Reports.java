package io.huiyin.benchmarks;

import io.huiyin.event.Channel;
import io.huiyin.event.Kind;
import io.huiyin.event.Report;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A seeded stream of reports as people write them: 555 bytes on the wire on average, half Chinese and half English, one in five
 * a duplicate. Of the duplicates one in four is a repost of the same event, the others say the same in other words.
 *
 * <p>An eventId is {@code problem-times}, so that the floor can tell problems apart without reading the text.
 */
final class Reports {
    static final String TENANT = "north-mining";
    private static final int REMEMBERED = 20_000;
    private static final double DUPLICATES = 0.2;
    private static final double REPOSTS = 0.25;
    private static final Channel[] CHANNELS = {
        Channel.MINI_PROGRAM, Channel.MINI_PROGRAM, Channel.SNAPSHOT, Channel.HOTLINE, Channel.WEB
    };

    private final Random random;
    private final int sites;
    private final List<Report> recent = new ArrayList<>();
    private final Texts texts;
    private long problems;

    Reports(long seed, int sites) {
        this.random = new Random(seed);
        this.sites = sites;
        this.texts = new Texts(random);
    }

    /** The next one. Reports whose text was reworded or reposted carry the site of the first. */
    Report next(Instant submittedAt) {
        if (!recent.isEmpty() && random.nextDouble() < DUPLICATES) {
            int place = random.nextInt(recent.size());
            var first = recent.get(place);
            if (random.nextDouble() < REPOSTS) {
                return first;
            }
            var again = reworded(first, submittedAt);
            recent.set(place, again);
            return again;
        }
        var fresh = fresh(submittedAt);
        if (recent.size() < REMEMBERED) {
            recent.add(fresh);
        } else {
            recent.set(random.nextInt(REMEMBERED), fresh);
        }
        return fresh;
    }

    /** One that is like no other but for chance. */
    Report fresh(Instant submittedAt) {
        return Report.newBuilder()
                .setEventId("%010x-0".formatted(problems++))
                .setTenant(TENANT)
                .setSite("site-" + random.nextInt(sites))
                .setKind(Kind.UNSPECIFIED)
                .setChannel(CHANNELS[random.nextInt(CHANNELS.length)])
                .setTitle(null)
                .setText(texts.next())
                .setReporter("worker-" + random.nextInt(200_000))
                .setSubmittedAt(submittedAt)
                .setAttributes(Map.of("shift", "night", "client", "mini-program/4.2.1"))
                .build();
    }

    private static Report reworded(Report first, Instant submittedAt) {
        int dash = first.getEventId().lastIndexOf('-');
        int times = Integer.parseInt(first.getEventId().substring(dash + 1)) + 1;
        return Report.newBuilder(first)
                .setEventId(first.getEventId().substring(0, dash + 1) + times)
                .setSubmittedAt(submittedAt)
                .setText(Texts.reworded(first.getText()))
                .build();
    }
}
