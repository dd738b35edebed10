/** The catalogue of topics and the keys that records travel under. Whatever names a topic, a case or a reference, names it from here. */
@NullMarked
package io.huiyin.topic;

import org.jspecify.annotations.NullMarked;
