/** Which changes of a case book which lines. */
@NullMarked
package io.huiyin.processor.points;

import org.jspecify.annotations.NullMarked;
