/** Linear text models: what they look at, the bytes they travel as, what they say of a text and why. Everything here is pure; training is in the module learn. */
@NullMarked
package io.huiyin.processor.model;

import org.jspecify.annotations.NullMarked;
