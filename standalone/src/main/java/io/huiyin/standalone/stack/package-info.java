/** Everything in one process tree: which part waits for which, where each is found, and in which order they stop. */
@NullMarked
package io.huiyin.standalone.stack;

import org.jspecify.annotations.NullMarked;
