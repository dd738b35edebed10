/** The servers that the one-command mode brings along: a Kafka broker and a PostgreSQL, on loopback only. Both keep their data across restarts and come up again after a kill. */
@NullMarked
package io.huiyin.standalone.embedded;

import org.jspecify.annotations.NullMarked;
