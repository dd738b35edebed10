/** How good the deduplicator is on pairs that are known, and which threshold gives a wanted precision. */
@NullMarked
package io.huiyin.learn.duplicates;

import org.jspecify.annotations.NullMarked;
