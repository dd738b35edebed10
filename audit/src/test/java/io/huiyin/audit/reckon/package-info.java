/** Tests of the plain arithmetic. */
@NullMarked
package io.huiyin.audit.reckon;

import org.jspecify.annotations.NullMarked;
