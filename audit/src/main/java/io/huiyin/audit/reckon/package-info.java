/** Business time and deadlines by plain arithmetic, worked out day by day. It shares no code with the processor, which is checked by it. */
@NullMarked
package io.huiyin.audit.reckon;

import org.jspecify.annotations.NullMarked;
