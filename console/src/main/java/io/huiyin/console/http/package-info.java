/** The console's addresses, and how each answer and each refusal is written. Nothing is decided here. */
@NullMarked
package io.huiyin.console.http;

import org.jspecify.annotations.NullMarked;
