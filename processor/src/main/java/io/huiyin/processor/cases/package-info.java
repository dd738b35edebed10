/** The life of a case: opened, joined, acted upon, timed, escalated, let go. Each verb is a decision that returns the change it makes; one shell keeps the stores. */
@NullMarked
package io.huiyin.processor.cases;

import org.jspecify.annotations.NullMarked;
