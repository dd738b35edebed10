package io.huiyin.processor.count;

import io.huiyin.event.Case;
import io.huiyin.event.Channel;
import io.huiyin.event.Severity;
import java.time.ZoneId;

/**
 * Where something is counted, time aside.
 *
 * @param zone in which hours and days are told apart
 */
public record Cell(String tenant, String site, String category, Channel channel, Severity severity, ZoneId zone) {

    /** The cell of a case as it stands. */
    public static Cell of(Case subject) {
        return new Cell(
                subject.getTenant(),
                subject.getSite(),
                subject.getCategory(),
                subject.getChannel(),
                subject.getSeverity(),
                ZoneId.of(subject.getZone()));
    }

    Cell through(Channel other) {
        return new Cell(tenant, site, category, other, severity, zone);
    }
}
