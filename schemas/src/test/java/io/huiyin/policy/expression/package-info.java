/** Tests of conditions over reports. */
@NullMarked
package io.huiyin.policy.expression;

import org.jspecify.annotations.NullMarked;
