/** The topics, read by a consumer of its own, and what is kept of them in memory: open cases, and closed ones for a while. */
@NullMarked
package io.huiyin.audit.read;

import org.jspecify.annotations.NullMarked;
