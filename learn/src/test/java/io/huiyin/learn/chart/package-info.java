/** Pictures are sound and say what was measured. */
@NullMarked
package io.huiyin.learn.chart;

import org.jspecify.annotations.NullMarked;
