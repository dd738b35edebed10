/** Business time: how much of it passes between two instants, and when a target is reached. Nothing here knows cases or reads a clock. */
@NullMarked
package io.huiyin.processor.clock;

import org.jspecify.annotations.NullMarked;
