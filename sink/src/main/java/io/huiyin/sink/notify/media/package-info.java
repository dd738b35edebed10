/** How a page looks on each kind of channel, and what the receiver's answer means. A format and the reading of an answer are pure decisions; one thin shell makes the call. */
@NullMarked
package io.huiyin.sink.notify.media;

import org.jspecify.annotations.NullMarked;
