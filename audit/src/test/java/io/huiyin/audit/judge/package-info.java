/** Tests of the decision: hand-worked cases, each with the findings that it must and must not bring. */
@NullMarked
package io.huiyin.audit.judge;

import org.jspecify.annotations.NullMarked;
