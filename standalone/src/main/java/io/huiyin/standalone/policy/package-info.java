/** Publishing tenants' rules. A version is written once and never changed; the next one takes the next number. */
@NullMarked
package io.huiyin.standalone.policy;

import org.jspecify.annotations.NullMarked;
