/** Training of text models: features to weights, calibrated, and judged on texts that training never saw. */
@NullMarked
package io.huiyin.learn.text;

import org.jspecify.annotations.NullMarked;
