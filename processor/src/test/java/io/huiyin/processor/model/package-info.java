/** What models look at, whether they survive the journey, and whether what they say adds up. */
@NullMarked
package io.huiyin.processor.model;

import org.jspecify.annotations.NullMarked;
