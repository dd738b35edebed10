package io.huiyin.processor.classify;

import io.huiyin.event.Report;
import java.util.Optional;

/** What the producer said of a report. */
final class Stated {
    private Stated() {}

    static Optional<String> category(Report report) {
        return Optional.ofNullable(report.getCategory()).filter(category -> !category.isBlank());
    }
}
