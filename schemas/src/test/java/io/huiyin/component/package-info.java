/** Tests of what every running part shares. Decisions as tables. */
@NullMarked
package io.huiyin.component;

import org.jspecify.annotations.NullMarked;
