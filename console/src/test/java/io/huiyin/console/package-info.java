/** What people see, tried against a real PostgreSQL and over real HTTP. Rows are written as the sink would write them. */
@NullMarked
package io.huiyin.console;

import org.jspecify.annotations.NullMarked;
