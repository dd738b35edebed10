/** Who is on call in tables, and against a second implementation that walks from the first hand-over. */
@NullMarked
package io.huiyin.processor.oncall;

import org.jspecify.annotations.NullMarked;
