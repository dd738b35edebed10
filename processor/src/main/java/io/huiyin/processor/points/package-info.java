/** Points: what a change of a case earns its reporters and voters, as lines of a ledger. Balances are somebody else's sum. */
@NullMarked
package io.huiyin.processor.points;

import org.jspecify.annotations.NullMarked;
