package io.huiyin.ingest.importer;

import java.util.HexFormat;
import java.util.Optional;

/**
 * Under which batch a tenant's events are imported: the one given, or one that follows from the file's bytes and the tenant,
 * so that the same file is the same batch whoever imports it.
 *
 * @param mode empty for none where it is live
 * @param fingerprint SHA-256 of the file's bytes, in hexadecimal digits
 */
record Batches(ImportRequest.Mode mode, String fingerprint) {
    private static final int BYTES = 10;

    Optional<String> of(String tenant) {
        return switch (mode) {
            case ImportRequest.Live live -> Optional.empty();
            case ImportRequest.Backfill backfill ->
                Optional.of(backfill.batch().orElseGet(() -> "import-" + digest(tenant)));
        };
    }

    private String digest(String tenant) {
        var hash = Fingerprint.of(tenant + '\0' + fingerprint);
        return HexFormat.of().formatHex(hash, 0, BYTES);
    }
}
