/** The command line: each command reads its flags, calls one part, and prints. Exit codes are 0 for done, 1 for failed and 2 for wrong usage. */
@NullMarked
package io.huiyin.standalone.cli;

import org.jspecify.annotations.NullMarked;
