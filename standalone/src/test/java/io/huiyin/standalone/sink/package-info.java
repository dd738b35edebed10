/** The sink on a real broker, a real registry and a real PostgreSQL, killed as processes are killed. */
@NullMarked
package io.huiyin.standalone.sink;

import org.jspecify.annotations.NullMarked;
