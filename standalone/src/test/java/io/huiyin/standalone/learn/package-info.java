/** What staff said, read from a real broker. */
@NullMarked
package io.huiyin.standalone.learn;

import org.jspecify.annotations.NullMarked;
