/** What staff said, from topics in memory. */
@NullMarked
package io.huiyin.learn.corrections;

import org.jspecify.annotations.NullMarked;
