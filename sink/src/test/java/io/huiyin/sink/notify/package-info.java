/** Decisions as tables, and deliveries against a real PostgreSQL and a real web server. */
@NullMarked
package io.huiyin.sink.notify;

import org.jspecify.annotations.NullMarked;
