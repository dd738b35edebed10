/** What stores hold: that bytes stay those of Avro's single-object encoding, whatever writes them. */
@NullMarked
package io.huiyin.processor.state;

import org.jspecify.annotations.NullMarked;
