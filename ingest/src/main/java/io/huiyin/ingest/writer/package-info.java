/** What puts events on topics: under the right key, acknowledged by every replica, once. The gateway and the importer write through it. */
@NullMarked
package io.huiyin.ingest.writer;

import org.jspecify.annotations.NullMarked;
