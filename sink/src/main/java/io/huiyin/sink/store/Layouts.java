package io.huiyin.sink.store;

import static io.huiyin.sink.store.Column.bigint;
import static io.huiyin.sink.store.Column.bool;
import static io.huiyin.sink.store.Column.bytes;
import static io.huiyin.sink.store.Column.decimal;
import static io.huiyin.sink.store.Column.instant;
import static io.huiyin.sink.store.Column.integer;
import static io.huiyin.sink.store.Column.json;
import static io.huiyin.sink.store.Column.text;
import static io.huiyin.sink.store.Column.texts;
import static java.util.stream.Collectors.joining;

import io.huiyin.event.CountWindow;
import io.huiyin.event.DurationSketch;
import io.huiyin.event.NewWord;
import io.huiyin.event.PointsEntry;
import io.huiyin.event.Policy;
import io.huiyin.event.Surge;
import io.huiyin.json.EventJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns of the tables beside those of {@link CaseLayouts}, and where each value comes from: the same in every store. */
public final class Layouts {
    /** What tells one window of {@code count_windows} from another. */
    public static final String COUNT_WINDOW_KEY = "tenant, site, category, channel, severity, grain, window_start";

    /** {@code count_windows}. */
    public static final List<Column<CountWindow>> COUNT_WINDOWS = List.of(
            text("tenant", CountWindow::getTenant),
            text("site", CountWindow::getSite),
            text("category", CountWindow::getCategory),
            text("channel", CountWindow::getChannel),
            text("severity", CountWindow::getSeverity),
            text("grain", CountWindow::getGrain),
            instant("window_start", CountWindow::getWindowStart),
            instant("window_end", CountWindow::getWindowEnd),
            bigint("reports", CountWindow::getReports),
            bigint("cases", CountWindow::getCases),
            bigint("duplicates", CountWindow::getDuplicates),
            bigint("answered_in_time", CountWindow::getAnsweredInTime),
            bigint("answered_late", CountWindow::getAnsweredLate),
            bigint("answered_untargeted", CountWindow::getAnsweredUntargeted),
            bigint("open", CountWindow::getOpen),
            bigint("open_untargeted", CountWindow::getOpenUntargeted),
            bigint("cancelled", CountWindow::getCancelled),
            bigint("overdue", CountWindow::getOverdue),
            bigint("escalations", CountWindow::getEscalations),
            bigint("votes", CountWindow::getVotes),
            json("response_wall", one -> sketch(one.getResponseWall())),
            json("response_business", one -> sketch(one.getResponseBusiness())));

    /** {@code surges}. */
    public static final List<Column<Surge>> SURGES = List.of(
            text("id", Surge::getId),
            text("tenant", Surge::getTenant),
            text("site", Surge::getSite),
            text("category", Surge::getCategory),
            instant("window_start", Surge::getWindowStart),
            instant("window_end", Surge::getWindowEnd),
            bigint("observed", Surge::getObserved),
            decimal("expected", Surge::getExpected),
            decimal("tail", Surge::getTail),
            texts("sample_case_ids", Surge::getSampleCaseIds),
            json("new_words", one -> words(one.getNewWords())),
            decimal("false_alarm_rate", Surge::getFalseAlarmRate),
            bool("backfilled", Surge::getBackfilled));

    /** {@code points_entries}. */
    public static final List<Column<PointsEntry>> POINTS_ENTRIES = List.of(
            text("id", PointsEntry::getId),
            text("tenant", PointsEntry::getTenant),
            text("reporter", PointsEntry::getReporter),
            integer("points", PointsEntry::getPoints),
            text("reason", PointsEntry::getReason),
            text("case_id", PointsEntry::getCaseId),
            text("reference", PointsEntry::getReference),
            instant("at", PointsEntry::getAt),
            integer("policy_version", PointsEntry::getPolicyVersion));

    /** {@code policies}. */
    public static final List<Column<Policy>> POLICIES = List.of(
            text("tenant", Policy::getTenant),
            integer("version", Policy::getVersion),
            instant("effective_from", Policy::getEffectiveFrom),
            instant("published_at", Policy::getPublishedAt),
            text("published_by", Policy::getPublishedBy),
            text("document", Policy::getDocument));

    /** {@code dead_letters}. */
    public static final List<Column<Letter>> DEAD_LETTERS = List.of(
            text("topic", Letter::topic),
            integer("partition", Letter::partition),
            bigint("record_offset", Letter::offset),
            instant("recorded_at", Letter::recordedAt),
            text("reason", Letter::reason),
            text("detail", Letter::detail),
            text("stage", Letter::stage),
            bytes("key", Letter::key),
            bytes("value", Letter::value),
            integer("letter_partition", Letter::letterPartition),
            bigint("letter_offset", Letter::letterOffset),
            instant("rejected_at", Letter::rejectedAt));

    private Layouts() {}

    /** The values of {@link #COUNT_WINDOW_KEY}. */
    public static Object countWindowKey(CountWindow window) {
        return List.of(
                window.getTenant(),
                window.getSite(),
                window.getCategory(),
                window.getChannel(),
                window.getSeverity(),
                window.getGrain(),
                window.getWindowStart());
    }

    private static String words(List<NewWord> words) {
        return words.stream().map(word -> EventJson.write(word).toString()).collect(joining(",", "[", "]"));
    }

    private static @Nullable String sketch(@Nullable DurationSketch sketch) {
        return sketch == null
                ? null
                : "{\"buckets\":" + sketch.getBuckets() + ",\"counts\":" + sketch.getCounts() + "}";
    }
}
