/** What would have happened: recorded input runs through the real topology under two policies, in memory and with simulated time, and the difference is told. Nothing here writes to a topic, and the same input gives the same bytes. */
@NullMarked
package io.huiyin.standalone.trial;

import org.jspecify.annotations.NullMarked;
