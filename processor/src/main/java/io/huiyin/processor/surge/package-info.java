/** Surges: many more reports of a site and category in an hour than its own past leads one to expect. What to expect and what is too many is pure; the processor keeps the hours. */
@NullMarked
package io.huiyin.processor.surge;

import org.jspecify.annotations.NullMarked;
