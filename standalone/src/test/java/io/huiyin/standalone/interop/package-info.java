/** Proof that others can read what we write, and the other way round: Confluent's own Java serdes and Node client, with our registry between. */
@NullMarked
package io.huiyin.standalone.interop;

import org.jspecify.annotations.NullMarked;
