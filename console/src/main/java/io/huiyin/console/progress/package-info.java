/** Where a report stands, in words for the person who sent it. No text, and nothing about other reporters. */
@NullMarked
package io.huiyin.console.progress;

import org.jspecify.annotations.NullMarked;
