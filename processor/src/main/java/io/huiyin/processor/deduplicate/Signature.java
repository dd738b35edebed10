package io.huiyin.processor.deduplicate;

/**
 * What is kept of a report for as long as others are compared with it.
 *
 * @param ownId the case id of the report's own reference, which leads to its case
 * @param submittedAt epoch milliseconds
 * @param expiresAt epoch milliseconds of the broker's time, from which it is of no use
 */
record Signature(String ownId, long submittedAt, long expiresAt, Fingerprint fingerprint) {}
