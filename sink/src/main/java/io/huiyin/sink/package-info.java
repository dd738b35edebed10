/** The way out: output topics to the analysts' tables, escalations to where on-call staff look. This package wires the two and holds their configuration. */
@NullMarked
package io.huiyin.sink;

import org.jspecify.annotations.NullMarked;
