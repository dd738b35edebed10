/** How a program posts to the gateway: one call that is safe to repeat, and repeats by itself while the gateway is busy. What comes back is a value that can be shown to people. */
@NullMarked
package io.huiyin.ingest.client;

import org.jspecify.annotations.NullMarked;
