/** Says whether a report is the same problem as one that is already a case. The decision is {@link io.huiyin.processor.deduplicate.Deduplicator}; what was said lately is kept as hashes, never as text. */
@NullMarked
package io.huiyin.processor.deduplicate;

import org.jspecify.annotations.NullMarked;
