/** Every trained model at every instant: versions arrive by a topic, and a decision uses the one in force at its record's time. */
@NullMarked
package io.huiyin.processor.models;

import org.jspecify.annotations.NullMarked;
