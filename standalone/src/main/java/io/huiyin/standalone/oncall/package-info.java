/** A rota laid out for people: who serves from when to when, day by day. Pure values; printing them is the command line's. */
@NullMarked
package io.huiyin.standalone.oncall;

import org.jspecify.annotations.NullMarked;
