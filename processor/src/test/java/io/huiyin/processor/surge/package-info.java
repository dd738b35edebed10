/** What to expect of an hour, how often chance alone raises a surge, and when one is said. */
@NullMarked
package io.huiyin.processor.surge;

import org.jspecify.annotations.NullMarked;
