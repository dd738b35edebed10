/** Business time against published figures, against a second implementation, and at its edges. */
@NullMarked
package io.huiyin.processor.clock;

import org.jspecify.annotations.NullMarked;
