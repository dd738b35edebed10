package io.huiyin.processor.count;

import io.huiyin.event.CaseEvent;
import io.huiyin.event.CaseEventKind;
import io.huiyin.processor.flow.CaseChange;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a change of a case corrects, by the minutes of the cells concerned: usually one, two where it moved to another cell. */
public final class Corrections {

    private final Map<Window, Counts> byMinute = new LinkedHashMap<>();

    private Corrections() {}

    /** Minutes that nothing changes in are left out. */
    public static Map<Window, Counts> of(CaseChange change) {
        var corrections = new Corrections();
        var after = Contribution.of(change.after());
        if (change.before() != null) {
            var before = Contribution.of(change.before());
            corrections.add(before.cell(), before.at(), Counts.NONE.minus(before.counts()));
        }
        corrections.add(after.cell(), after.at(), after.counts());
        change.events().forEach(event -> corrections.add(event, after.cell()));
        change.escalations()
                .forEach(raised -> corrections.add(after.cell(), raised.getRaisedAt(), Counts.one(Figure.ESCALATIONS)));
        corrections.byMinute.values().removeIf(Counts::isZero);
        return corrections.byMinute;
    }

    private void add(CaseEvent event, Cell cell) {
        if (event.getKind() == CaseEventKind.OPENED || event.getKind() == CaseEventKind.REPORT_JOINED) {
            var channel = event.getChannel();
            add(channel == null ? cell : cell.through(channel), event.getAt(), Counts.one(Figure.REPORTS));
        } else if (event.getKind() == CaseEventKind.VOTED) {
            add(cell, event.getAt(), Counts.one(Figure.VOTES));
        }
    }

    private void add(Cell cell, Instant at, Counts counts) {
        byMinute.merge(Window.minute(cell, at), counts, Counts::plus);
    }
}
