/** What is published as versions and decides from an instant on: taken in whole on every instance, kept as it came with the broker's time. */
@NullMarked
package io.huiyin.processor.versions;

import org.jspecify.annotations.NullMarked;
