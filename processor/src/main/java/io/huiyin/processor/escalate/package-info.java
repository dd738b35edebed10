/** Which steps of a ladder are due, and what they say. A step is raised once for one generation of a deadline. */
@NullMarked
package io.huiyin.processor.escalate;

import org.jspecify.annotations.NullMarked;
