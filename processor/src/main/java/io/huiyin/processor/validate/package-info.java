/** What comes in is read and checked here, with the same questions that the gateway asks. What does not pass becomes a dead letter with its bytes and the reason, and the stream goes on. */
@NullMarked
package io.huiyin.processor.validate;

import org.jspecify.annotations.NullMarked;
