/** How many messages a second leave the ledger, against a plain HTTP client that posts the same bodies. Only the benchmarks' command uses it. */
@NullMarked
package io.huiyin.benchmarks.push;

import org.jspecify.annotations.NullMarked;
