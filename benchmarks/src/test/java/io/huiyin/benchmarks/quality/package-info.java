/** Whether the table, and the texts that it is made from, are what they say. */
@NullMarked
package io.huiyin.benchmarks.quality;

import org.jspecify.annotations.NullMarked;
