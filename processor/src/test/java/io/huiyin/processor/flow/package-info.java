/** What several stages' tests share: sample cases, and the way of values that never leave their task into a test. */
@NullMarked
package io.huiyin.processor.flow;

import org.jspecify.annotations.NullMarked;
