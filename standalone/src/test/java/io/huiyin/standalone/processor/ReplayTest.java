package io.huiyin.standalone.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.event.Escalation;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log decides: the same input into empty state tells the same, whatever happens to the processor meanwhile. */
class ReplayTest {
    private static final long SEED = 20250303;
    private static final int REPORTS = 1_500;
    private static final double MIDDLE = 0.2;

    @TempDir
    private static Path folder;

    private static ReplayGround ground;
    private static Told first;

    @BeforeAll
    static void record() throws Exception {
        ground = new ReplayGround(folder);
        new LivelyHistory(ground.input, SEED).write(REPORTS);
        first = ground.run("first.");
    }

    @AfterAll
    static void close() {
        ground.close();
    }

    /** Otherwise the other tests would prove little. */
    @Test
    void history_isLively() {
        assertThat(first.cases()).hasSizeGreaterThan(REPORTS / 3);
        assertThat(first.ids()).doesNotHaveDuplicates().hasSizeGreaterThan(REPORTS / 2);
        assertThat(first.escalations().stream().filter(Escalation::getPaged).count())
                .isBetween(1L, first.escalations().size() - 1L);
        assertThat(first.escalations()).extracting(Escalation::getStep).contains("warning", "breach", "director");
        assertThat(first.escalations()).extracting(Escalation::getGeneration).contains(1, 2, 3);
        assertThat(first.escalations()).extracting(Escalation::getRepeat).contains(0, 1);
    }

    @Test
    void replay_intoEmptyState_tellsTheSame() throws Exception {
        same(ground.run("again."));
    }

    @Test
    void replay_killedInTheMiddle_tellsTheSame() throws Exception {
        var into = "killed.";
        ground.prepare(into);
        var killed = ground.process(into, into);
        try {
            ground.awaitShare(into, MIDDLE);
        } finally {
            killed.destroyForcibly().waitFor();
        }
        assertThat(ground.share(into)).as("worked off when it was killed").isLessThan(1);
        same(ground.goOn(into));
    }

    /** The first leaves in peace, the second is killed, the third does the rest. */
    @Test
    void replay_movedBetweenInstances_tellsTheSame() throws Exception {
        var into = "moved.";
        ground.prepare(into);
        Process second;
        try (var leaving = ground.pipeline(into, "leaving")) {
            leaving.start();
            second = ground.process(into, "second");
            ground.awaitShare(into, MIDDLE / 2);
        }
        try (var third = ground.pipeline(into, "third")) {
            try {
                third.start();
                ground.awaitShare(into, MIDDLE);
            } finally {
                second.destroyForcibly().waitFor();
            }
            ground.awaitShare(into, 1);
        }
        same(Told.under(ground.kafka(into)));
    }

    private static void same(Told told) {
        assertThat(told.ids()).isEqualTo(first.ids());
        assertThat(told.paged()).isEqualTo(first.paged());
        assertThat(told.cases()).isEqualTo(first.cases());
        assertThat(told.counts()).isEqualTo(first.counts());
        assertThat(told.points()).isEqualTo(first.points());
        assertThat(told.deadLetters()).isEqualTo(first.deadLetters());
    }
}
