/** Imports a file as history into a running instance: every row is an event or a rejection, and an interrupted import goes on where it was. What is sent is a function of the file, so sending it again changes nothing. */
@NullMarked
package io.huiyin.ingest.importer;

import org.jspecify.annotations.NullMarked;
