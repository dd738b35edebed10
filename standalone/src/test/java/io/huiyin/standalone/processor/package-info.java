/** The processor on a real broker, where the order of several inputs is the client's to keep. */
@NullMarked
package io.huiyin.standalone.processor;

import org.jspecify.annotations.NullMarked;
