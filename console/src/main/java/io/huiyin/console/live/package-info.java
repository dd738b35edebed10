/** The board as it changes: one look at the store for all viewers, and what differs from the look before. A viewer that cannot keep up is let go and starts anew. */
@NullMarked
package io.huiyin.console.live;

import org.jspecify.annotations.NullMarked;
