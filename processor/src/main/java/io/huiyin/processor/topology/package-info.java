/** The one place that knows the order of the stages, and what runs them. */
@NullMarked
package io.huiyin.processor.topology;

import org.jspecify.annotations.NullMarked;
