/** Publishing models. A version is written once and never changed; the next one takes the next number. */
@NullMarked
package io.huiyin.standalone.model;

import org.jspecify.annotations.NullMarked;
