/** Other systems' languages: each adapter reads requests by a public specification and answers by it. What they say becomes reports and actions that go the gateway's one way; nothing here does I/O or reads a clock. */
@NullMarked
package io.huiyin.ingest.gateway.adapter;

import org.jspecify.annotations.NullMarked;
