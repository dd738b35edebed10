/** What people see: the query API, the on-call board and a reporter's progress page. It reads the store's tables and hands actions on to the gateway; it writes nothing itself. */
@NullMarked
package io.huiyin.console;

import org.jspecify.annotations.NullMarked;
