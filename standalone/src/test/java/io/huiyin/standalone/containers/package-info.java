/** The main scenario on containers, as an installation runs: public images of what others make, and our own. Skipped where there is no engine. */
@NullMarked
package io.huiyin.standalone.containers;

import org.jspecify.annotations.NullMarked;
