/** Conditions in CEL, the Common Expression Language, over one report: checked and typed when a policy is read, bounded when they decide. They read no clock and keep no state. */
@NullMarked
package io.huiyin.policy.expression;

import org.jspecify.annotations.NullMarked;
