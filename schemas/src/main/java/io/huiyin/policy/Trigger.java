package io.huiyin.policy;

import io.huiyin.event.ActionKind;

/** What starts a clock. */
public sealed interface Trigger {

    /** The case opens, or is open again. */
    record Opened() implements Trigger {}

    /** This action is done. */
    record Done(ActionKind action) implements Trigger {}

    /** The clock of this name is stopped: in time or late, but not cancelled. */
    record Ended(String clock) implements Trigger {}
}
