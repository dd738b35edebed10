/** The output topics as PostgreSQL tables, record for record. Rows and the offsets they came from are written in one transaction, so that the tables are right whatever dies. */
@NullMarked
package io.huiyin.sink.store;

import org.jspecify.annotations.NullMarked;
