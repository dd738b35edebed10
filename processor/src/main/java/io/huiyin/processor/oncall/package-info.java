/** Who is on call at an instant, and whom a step of a ladder therefore reaches. Nothing here knows cases or reads a clock. */
@NullMarked
package io.huiyin.processor.oncall;

import org.jspecify.annotations.NullMarked;
