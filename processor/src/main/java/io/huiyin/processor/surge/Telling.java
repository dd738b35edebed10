package io.huiyin.processor.surge;

import io.huiyin.event.Surge;
import java.time.ZoneId;

/** What is told of a surge. */
final class Telling {
    private final Texts texts;
    private final double falseAlarmsAYear;

    Telling(Texts texts, double falseAlarmsAYear) {
        this.texts = texts;
        this.falseAlarmsAYear = falseAlarmsAYear;
    }

    Surge of(Dimension dimension, Finding finding, ZoneId zone, boolean backfilled) {
        var start = finding.start(zone);
        var end = finding.end(zone);
        var reports = texts.recent(dimension.key(), start, end);
        return Surge.newBuilder()
                .setId(finding.id(dimension, zone))
                .setTenant(dimension.tenant())
                .setSite(dimension.site())
                .setCategory(dimension.category())
                .setWindowStart(start)
                .setWindowEnd(end)
                .setObserved(finding.window().reports())
                .setExpected(finding.window().mean())
                .setTail(finding.window().tail())
                .setSampleCaseIds(Texts.cases(reports))
                .setNewWords(NewWords.of(Texts.texts(reports), texts.usual(dimension.key(), start)))
                .setFalseAlarmRate(falseAlarmsAYear)
                .setBackfilled(backfilled)
                .build();
    }
}
