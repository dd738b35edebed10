package io.huiyin.topic;

import static io.huiyin.topic.Topic.Cleanup.COMPACT;
import static io.huiyin.topic.Topic.Cleanup.DELETE;
import static io.huiyin.topic.Topic.Partitioning.SINGLE;
import static io.huiyin.topic.Topic.Partitioning.TASKS;

import io.huiyin.event.Case;
import io.huiyin.event.CaseAction;
import io.huiyin.event.CaseEvent;
import io.huiyin.event.ConfidentialText;
import io.huiyin.event.CountWindow;
import io.huiyin.event.Escalation;
import io.huiyin.event.Model;
import io.huiyin.event.PointsEntry;
import io.huiyin.event.Policy;
import io.huiyin.event.Report;
import io.huiyin.event.SatisfactionVote;
import io.huiyin.event.Surge;
import io.huiyin.event.SurgeShare;
import io.huiyin.event.Tick;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** The catalogue of topics. Everything that creates, lists, writes or reads a topic takes it from here. */
public final class Topics {
    static {
        EventTypes.trust();
    }

    private static final String TASK_KEY = "tenant \".\" site";
    private static final Optional<Duration> FOR_EVER = Optional.empty();
    private static final Optional<Duration> DAY = Optional.of(Duration.ofDays(1));
    private static final Optional<Duration> MONTH = Optional.of(Duration.ofDays(30));
    private static final Optional<Duration> YEAR = Optional.of(Duration.ofDays(366));

    public static final Topic<Report> REPORTS = new Topic<>(
            "reports", TASK_KEY, Optional.of(Report.class), TASKS, DELETE, YEAR, "What people said, as it came in.");
    public static final Topic<CaseAction> ACTIONS = new Topic<>(
            "actions",
            TASK_KEY,
            Optional.of(CaseAction.class),
            TASKS,
            DELETE,
            YEAR,
            "What staff and reporters did to cases.");
    public static final Topic<SatisfactionVote> VOTES = new Topic<>(
            "votes",
            TASK_KEY,
            Optional.of(SatisfactionVote.class),
            TASKS,
            DELETE,
            YEAR,
            "Whether people are satisfied with a case.");
    public static final Topic<Policy> POLICIES = new Topic<>(
            "policies",
            "tenant \"@\" version",
            Optional.of(Policy.class),
            SINGLE,
            COMPACT,
            FOR_EVER,
            "Every version of every tenant's rules.");
    public static final Topic<Model> MODELS = new Topic<>(
            "models",
            "tenant \"@\" name \"@\" version",
            Optional.of(Model.class),
            SINGLE,
            COMPACT,
            FOR_EVER,
            "Every version of every text model.");
    public static final Topic<Tick> TICKS = new Topic<>(
            "ticks",
            "partition",
            Optional.of(Tick.class),
            TASKS,
            DELETE,
            Optional.of(Duration.ofHours(1)),
            "Time, as an input.");
    public static final Topic<Case> CASES = new Topic<>(
            "cases",
            "case id",
            Optional.of(Case.class),
            TASKS,
            COMPACT,
            FOR_EVER,
            "Every case as it stands now, whole.");
    public static final Topic<CaseEvent> CASE_EVENTS = new Topic<>(
            "case-events",
            "case id",
            Optional.of(CaseEvent.class),
            TASKS,
            DELETE,
            FOR_EVER,
            "The timeline of every case, with reasons.");
    public static final Topic<ConfidentialText> CONFIDENTIAL_TEXTS = new Topic<>(
            "confidential-texts",
            "case id",
            Optional.of(ConfidentialText.class),
            TASKS,
            DELETE,
            FOR_EVER,
            "What was said on confidential cases, for named roles only.");
    public static final Topic<Escalation> ESCALATIONS = new Topic<>(
            "escalations",
            "case id",
            Optional.of(Escalation.class),
            TASKS,
            DELETE,
            YEAR,
            "Steps of ladders that came due, each once.");
    public static final Topic<CountWindow> COUNTS = new Topic<>(
            "counts",
            "tenant + dimensions + window",
            Optional.of(CountWindow.class),
            TASKS,
            COMPACT,
            FOR_EVER,
            "What was counted, by window and dimensions, as upserts.");
    public static final Topic<Surge> SURGES = new Topic<>(
            "surges",
            "tenant + dimension",
            Optional.of(Surge.class),
            TASKS,
            DELETE,
            YEAR,
            "Many more reports than usual on one site, one category, or one site and category.");
    public static final Topic<SurgeShare> SURGE_SHARES = new Topic<>(
            "surge-shares",
            "tenant \"|\" category",
            Optional.of(SurgeShare.class),
            TASKS,
            DELETE,
            DAY,
            "What each task adds to the reports of a category over all sites. Internal to the processor.");
    public static final Topic<PointsEntry> POINTS = new Topic<>(
            "points",
            "tenant \".\" reporter",
            Optional.of(PointsEntry.class),
            TASKS,
            DELETE,
            FOR_EVER,
            "The ledger of reporters' points.");
    public static final Topic<SpecificRecord> DEAD_LETTERS = new Topic<>(
            "dead-letters",
            "as it came",
            Optional.empty(),
            TASKS,
            DELETE,
            MONTH,
            "Records that could not be understood, as they came, with the reason in their headers.");

    private Topics() {}

    /** All of them, in the order of the flow. */
    public static List<Topic<?>> all() {
        return List.of(
                REPORTS,
                ACTIONS,
                VOTES,
                POLICIES,
                MODELS,
                TICKS,
                CASES,
                CASE_EVENTS,
                CONFIDENTIAL_TEXTS,
                ESCALATIONS,
                COUNTS,
                SURGES,
                SURGE_SHARES,
                POINTS,
                DEAD_LETTERS);
    }
}
