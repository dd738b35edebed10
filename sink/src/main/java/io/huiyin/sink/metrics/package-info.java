/** What a sink shows to those who watch it, as Prometheus reads it. It knows numbers and where to show them, and nothing of how they come about. */
@NullMarked
package io.huiyin.sink.metrics;

import org.jspecify.annotations.NullMarked;
