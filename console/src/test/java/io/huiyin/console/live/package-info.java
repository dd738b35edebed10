/** The package of the same name in the main tree, tried by tables of cases. Nothing here needs a server. */
@NullMarked
package io.huiyin.console.live;

import org.jspecify.annotations.NullMarked;
