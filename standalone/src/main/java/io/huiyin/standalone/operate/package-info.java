/** What operators do on a running installation, from outside: see how far it has come, settle dead letters, fill the tables anew. */
@NullMarked
package io.huiyin.standalone.operate;

import org.jspecify.annotations.NullMarked;
