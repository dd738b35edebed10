/** Tests of what a sink shows. They read it as Prometheus does. */
@NullMarked
package io.huiyin.sink.metrics;

import org.jspecify.annotations.NullMarked;
