package io.huiyin.processor.deduplicate;

/**
 * What is kept of a report for as long as others are compared with it.
 *
 * @param ownId the case id of the report's own reference, which leads to its case
 * @param submittedAt epoch milliseconds
 * @param expiresAt epoch milliseconds of the broker's time, from which it is of no use
 * @param category hash of its category when it came; 0 where it was unsorted
 * @param radiusMeters the radius that policy gave for its category when it came
 * @param sketch the terms by which it is found again, chosen by how rare they were when it came
 */
public record Signature(
        String ownId,
        long submittedAt,
        long expiresAt,
        int category,
        int radiusMeters,
        Sketch sketch,
        Fingerprint fingerprint) {

    /** The same with the terms by which it is found again. */
    Signature foundBy(Sketch chosen) {
        return new Signature(ownId, submittedAt, expiresAt, category, radiusMeters, chosen, fingerprint);
    }

    /** Hash of what both reports must share: tenant and site. */
    int scope() {
        return Hash.of(ownId.substring(0, ownId.lastIndexOf('.')));
    }

    /** Hash of whose texts its own is compared with to see what is rare. */
    int tenant() {
        return Hash.of(ownId.substring(0, ownId.indexOf('.')));
    }
}
