/** How good the decisions are, against figures that anybody can look up: classification and duplicates on public data and on texts of our own. Everything here is seeded, so that the same sources print the same table. */
@NullMarked
package io.huiyin.benchmarks.quality;

import org.jspecify.annotations.NullMarked;
