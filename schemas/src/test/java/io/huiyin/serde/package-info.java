/** Serdes against a small registry that counts what it is asked, and can be told to fail. The real embedded one is tried in standalone. */
@NullMarked
package io.huiyin.serde;

import org.jspecify.annotations.NullMarked;
