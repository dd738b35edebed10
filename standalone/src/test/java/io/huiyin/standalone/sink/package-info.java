/** The sink on a real broker, a real registry and a real PostgreSQL, and what it does while one of them is away, or it is killed itself. */
@NullMarked
package io.huiyin.standalone.sink;

import org.jspecify.annotations.NullMarked;
