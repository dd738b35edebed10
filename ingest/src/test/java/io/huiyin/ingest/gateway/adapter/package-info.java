/** Tests of what adapters share, and of what is decided without a server. */
@NullMarked
package io.huiyin.ingest.gateway.adapter;

import org.jspecify.annotations.NullMarked;
