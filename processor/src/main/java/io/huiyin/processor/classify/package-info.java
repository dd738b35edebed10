/** Says what a report is about, by the rules of its tenant. The decision is {@link io.huiyin.processor.classify.Classifier}; the processor round it only picks the right one. */
@NullMarked
package io.huiyin.processor.classify;

import org.jspecify.annotations.NullMarked;
