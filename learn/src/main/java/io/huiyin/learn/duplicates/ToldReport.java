package io.huiyin.learn.duplicates;

import io.huiyin.event.Place;
import io.huiyin.event.Report;
import io.huiyin.processor.flow.Classification;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One report of a file of labelled ones.
 *
 * @param id its own name, without dots
 * @param site where others are looked for; reports of two sites are never one problem
 * @param category {@link Classification#UNSORTED} where there is none
 * @param settledAt when its case was answered or closed; null where that is not known
 */
public record ToldReport(
        String id,
        String site,
        String title,
        String text,
        Instant time,
        @Nullable Place place,
        String category,
        @Nullable Instant settledAt) {

    /** As it would have come in, of the tenant {@code file}. */
    public Report report() {
        return Report.newBuilder()
                .setEventId(id)
                .setTenant("file")
                .setSite(site)
                .setTitle(title.isBlank() ? null : title)
                .setText(text)
                .setPlace(place)
                .setSubmittedAt(time)
                .build();
    }

    /** The case that it would open. */
    String ownId() {
        return "file." + site + "." + id;
    }
}
