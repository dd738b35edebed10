/** How fast the pipeline is, against a floor: the same stores and outputs with no thinking between them. Ratios and CPU seconds count; reports a second are those of the machine. */
@NullMarked
package io.huiyin.benchmarks;

import org.jspecify.annotations.NullMarked;
