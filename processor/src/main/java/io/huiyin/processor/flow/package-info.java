/** What the stages hand to each other: a report as it becomes submitted, classified, matched; then the change of a case. Stages know these values and not each other. */
@NullMarked
package io.huiyin.processor.flow;

import org.jspecify.annotations.NullMarked;
