/** Escalations to where on-call staff look: a ledger line for each escalation and channel, written with the escalation and delivered once. What a delivery's outcome means is a pure decision; the rest is a loop round it. */
@NullMarked
package io.huiyin.sink.notify;

import org.jspecify.annotations.NullMarked;
