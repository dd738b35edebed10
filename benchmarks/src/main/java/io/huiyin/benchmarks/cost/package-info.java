/** What it costs to classify a report and to look for its like: microseconds and bytes, by how many reports the window holds. The processors are the pipeline's own, on a store of their own; nothing else runs, no broker among it. */
@NullMarked
package io.huiyin.benchmarks.cost;

import org.jspecify.annotations.NullMarked;
