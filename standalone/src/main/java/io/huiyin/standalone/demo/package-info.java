/** A living stream of believable reports, and staff who answer some of them. What is sent is a function of a seed and the time; only {@code DemoRun} sends. */
@NullMarked
package io.huiyin.standalone.demo;

import org.jspecify.annotations.NullMarked;
