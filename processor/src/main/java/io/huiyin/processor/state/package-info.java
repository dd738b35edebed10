/** The stores of the cases stage, typed: cases, the reports filed under them, what is linked to them, and timers by due time. Each hides its keys; nothing else reads or writes them. */
@NullMarked
package io.huiyin.processor.state;

import org.jspecify.annotations.NullMarked;
