/** The truth table of ladders. Time is an argument, so nothing here waits. */
@NullMarked
package io.huiyin.processor.escalate;

import org.jspecify.annotations.NullMarked;
