/** The gateway in front of a real broker and a real schema registry. What its own module tests with twins is tried here on the thing itself. */
@NullMarked
package io.huiyin.standalone.gateway;

import org.jspecify.annotations.NullMarked;
