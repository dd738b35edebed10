/** What is to be found fault with: which escalations a case must have had by now, which it may have, and which it must not. Nothing here reads a clock or a topic. */
@NullMarked
package io.huiyin.audit.judge;

import org.jspecify.annotations.NullMarked;
