/** What a case counts for, where windows begin, how sketches err, and how corrections reach the windows. */
@NullMarked
package io.huiyin.processor.count;

import org.jspecify.annotations.NullMarked;
