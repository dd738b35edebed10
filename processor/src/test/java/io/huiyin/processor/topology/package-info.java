/** The whole topology as timelines: at this moment that comes in, and this is what is told. */
@NullMarked
package io.huiyin.processor.topology;

import org.jspecify.annotations.NullMarked;
