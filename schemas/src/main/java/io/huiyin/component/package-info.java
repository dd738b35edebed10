/** What every running part has in common: it starts, says how it is, and closes; and how it reaches Kafka. */
@NullMarked
package io.huiyin.component;

import org.jspecify.annotations.NullMarked;
