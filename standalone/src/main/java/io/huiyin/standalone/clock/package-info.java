/** Deadlines explained: questions about business time as lines of JSON, and the walk from a start to its deadline. Nothing here reads a clock. */
@NullMarked
package io.huiyin.standalone.clock;

import org.jspecify.annotations.NullMarked;
