/** What staff corrected, read from the topics as labelled data. */
@NullMarked
package io.huiyin.learn.corrections;

import org.jspecify.annotations.NullMarked;
