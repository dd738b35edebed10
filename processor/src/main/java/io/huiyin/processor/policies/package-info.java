/** Every tenant's rules at every instant: versions arrive by a topic, and a decision uses the one in force at its record's time. */
@NullMarked
package io.huiyin.processor.policies;

import org.jspecify.annotations.NullMarked;
