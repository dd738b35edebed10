/** The catalogue of topics against a real broker. */
@NullMarked
package io.huiyin.standalone.topic;

import org.jspecify.annotations.NullMarked;
