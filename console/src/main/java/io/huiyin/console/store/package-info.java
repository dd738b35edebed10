/** Answers from the store's tables. Every statement is by tenant, and the text of confidential cases never leaves the database. */
@NullMarked
package io.huiyin.console.store;

import org.jspecify.annotations.NullMarked;
