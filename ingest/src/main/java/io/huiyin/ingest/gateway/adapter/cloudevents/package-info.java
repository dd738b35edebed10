/** CloudEvents 1.0.2 over HTTP: structured, binary and batched. An event is one report, action or vote, known by its source and id. */
@NullMarked
package io.huiyin.ingest.gateway.adapter.cloudevents;

import org.jspecify.annotations.NullMarked;
