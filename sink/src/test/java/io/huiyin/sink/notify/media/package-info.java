/** Formats and readings of answers as tables, and every kind of channel against a server that plays its service. */
@NullMarked
package io.huiyin.sink.notify.media;

import org.jspecify.annotations.NullMarked;
