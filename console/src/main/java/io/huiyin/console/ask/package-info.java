/** What somebody asks of the console, read from the parameters of an address. Everything here is pure: a question comes out, or every problem with it. */
@NullMarked
package io.huiyin.console.ask;

import org.jspecify.annotations.NullMarked;
