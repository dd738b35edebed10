/** The HTTP way in: events are read, checked and written, and the answer says what became of each. Nothing is said to be accepted before the broker has it. */
@NullMarked
package io.huiyin.ingest.gateway;

import org.jspecify.annotations.NullMarked;
