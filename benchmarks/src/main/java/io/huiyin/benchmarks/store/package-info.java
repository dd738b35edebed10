/** How fast the sink's store takes in what the topics have, against PostgreSQL's own COPY of the same rows. Only the benchmarks' command uses it. */
@NullMarked
package io.huiyin.benchmarks.store;

import org.jspecify.annotations.NullMarked;
