/** The sink's own tests. They run against a real PostgreSQL. */
@NullMarked
package io.huiyin.sink;

import org.jspecify.annotations.NullMarked;
