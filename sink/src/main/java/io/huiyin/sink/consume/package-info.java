/** How records get from topics to a destination that keeps its own offsets: a batch in, a commit, bad records out. Knows Kafka, and nothing of tables. */
@NullMarked
package io.huiyin.sink.consume;

import org.jspecify.annotations.NullMarked;
