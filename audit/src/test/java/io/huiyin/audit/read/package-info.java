/** Tests of what is kept of the topics. */
@NullMarked
package io.huiyin.audit.read;

import org.jspecify.annotations.NullMarked;
