/** The store against a real PostgreSQL. Decisions are tables of cases. */
@NullMarked
package io.huiyin.sink.store;

import org.jspecify.annotations.NullMarked;
