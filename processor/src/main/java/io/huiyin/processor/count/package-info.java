/** Counting: every change of a case becomes a correction of the cells it is counted in, and ticks bring those into the windows. What a case counts for is pure; the processor gathers. */
@NullMarked
package io.huiyin.processor.count;

import org.jspecify.annotations.NullMarked;
