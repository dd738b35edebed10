/** Topics that are read whole: every version that was ever published of something. A version is written once and never changed. */
@NullMarked
package io.huiyin.standalone.shelf;

import org.jspecify.annotations.NullMarked;
