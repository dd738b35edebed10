package io.huiyin.processor.count;

import io.huiyin.event.CountWindow;
import java.time.ZoneId;
import java.util.EnumMap;

/** Between {@link Counts} of a {@link Window} and the record that tells of them. */
final class CountWindows {

    private CountWindows() {}

    static CountWindow written(Window window, Counts counts) {
        var cell = window.cell();
        var written = CountWindow.newBuilder()
                .setTenant(cell.tenant())
                .setSite(cell.site())
                .setCategory(cell.category())
                .setChannel(cell.channel())
                .setSeverity(cell.severity())
                .setGrain(window.grain())
                .setWindowStart(window.start())
                .setWindowEnd(window.end())
                .setResponseWall(counts.wall().written())
                .setResponseBusiness(counts.business().written());
        for (var figure : Figure.values()) {
            figure.write(written, counts.get(figure)); // also 0: the builder takes longer to look up a default
        }
        return written.build();
    }

    static Counts counts(CountWindow written) {
        var figures = new EnumMap<Figure, Long>(Figure.class);
        for (var figure : Figure.values()) {
            long amount = figure.in(written);
            if (amount != 0) {
                figures.put(figure, amount);
            }
        }
        return new Counts(figures, Sketch.of(written.getResponseWall()), Sketch.of(written.getResponseBusiness()));
    }

    static Cell cell(CountWindow written, ZoneId zone) {
        return new Cell(
                written.getTenant(),
                written.getSite(),
                written.getCategory(),
                written.getChannel(),
                written.getSeverity(),
                zone);
    }
}
