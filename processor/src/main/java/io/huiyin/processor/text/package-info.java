/** Text made comparable. Stages that read what people wrote read it in this one form, so that they agree on what is the same. */
@NullMarked
package io.huiyin.processor.text;

import org.jspecify.annotations.NullMarked;
