/** What is learnt is judged fairly, the same every time, and says of itself what holds. */
@NullMarked
package io.huiyin.learn.text;

import org.jspecify.annotations.NullMarked;
