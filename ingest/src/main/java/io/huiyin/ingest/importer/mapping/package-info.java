/** The mapping language: how the columns of a row become events. Parsing refuses what it does not know; applying is pure and refuses a row by naming field, value and what would be right. */
@NullMarked
package io.huiyin.ingest.importer.mapping;

import org.jspecify.annotations.NullMarked;
