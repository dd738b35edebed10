/** The catalogue of topics, looked at as a whole. */
@NullMarked
package io.huiyin.topic;

import org.jspecify.annotations.NullMarked;
