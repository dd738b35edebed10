package io.huiyin.audit;

import io.huiyin.audit.judge.Finding;
import io.huiyin.audit.read.Following;
import io.huiyin.component.Component;
import io.huiyin.component.Health;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Looks after the processor without end: every few seconds it reads on, and says what is not as it should be. */
public final class Auditor implements Component {
    private static final Logger LOG = LoggerFactory.getLogger(Auditor.class);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(5);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private final AuditorConfig config;
    private final Measures measures = new Measures();
    private final Journal journal;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile Health health = Health.down("the auditor is not started");
    private volatile List<Finding> lasting = List.of();
    private @Nullable Face face;
    private @Nullable Thread thread;
    private volatile @Nullable Following reading;

    public Auditor(AuditorConfig config) {
        this.config = config;
        this.journal = new Journal(config.settle());
    }

    /** Listens, and begins to read; it needs some time until it has come to the present. */
    @Override
    public synchronized void start() {
        face = Face.open(config.host(), config.port(), this::check, measures::text);
        health = Health.OK;
        thread = Thread.ofPlatform().name("huiyin-auditor").daemon().start(this::follow);
    }

    /** Where {@code /health} and {@code /metrics} are. */
    public synchronized URI address() {
        var open = face;
        if (open == null) {
            throw new IllegalStateException("the auditor is not started");
        }
        return open.address();
    }

    /** Whether it can look; what it finds is no matter of its own health. */
    @Override
    public Health check() {
        return health;
    }

    /** What has lasted for long enough to be said, as of the latest look. */
    public List<Finding> findings() {
        return lasting;
    }

    @Override
    public synchronized void close() {
        stopped.countDown();
        var open = reading;
        if (open != null) {
            open.wakeUp();
        }
        if (thread != null) {
            try {
                thread.join(STOP_LIMIT);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            thread = null;
        }
        if (face != null) {
            face.close();
            face = null;
        }
        health = Health.down("the auditor is stopped");
    }

    /** Whatever goes wrong is said, and reading begins anew: the auditor keeps nothing that the topics do not have. */
    private void follow() {
        while (stopped.getCount() > 0) {
            try (var following = new Following(config)) {
                reading = following;
                following.begin(Instant.now());
                do {
                    following.catchUp();
                    look(following, Instant.now());
                    health = Health.OK;
                } while (!waited(config.look()));
            } catch (WakeupException e) {
                LOG.atDebug().log("told to stop while reading");
            } catch (RuntimeException e) {
                LOG.atWarn().setCause(e).log("the auditor cannot look, and begins anew");
                health = Health.down("it cannot look: " + e.getMessage());
                waited(AFTER_A_FAILURE);
            } finally {
                reading = null;
            }
        }
    }

    private void look(Following following, Instant now) {
        var books = following.books();
        books.forget(now);
        var page = journal.turn(books.look(now), now);
        lasting = page.lasting();
        page.fresh().forEach(Auditor::tell);
        measures.looked(page.lasting(), books.open(), books.processed(), now);
    }

    private static void tell(Finding finding) {
        LOG.atLevel(finding.kind() == Finding.Kind.OVERDUE ? Level.WARN : Level.ERROR)
                .addKeyValue("finding", finding.kind().name().toLowerCase(Locale.ROOT))
                .addKeyValue("case", finding.caseId())
                .addKeyValue("clock", finding.clock())
                .addKeyValue("step", finding.step())
                .log(finding.sentence());
    }

    /** @return whether it is to stop */
    private boolean waited(Duration time) {
        try {
            return stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
