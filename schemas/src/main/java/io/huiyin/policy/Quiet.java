package io.huiyin.policy;

import java.time.Duration;

/** How long an acknowledgement keeps a ladder quiet. */
public sealed interface Quiet {

    /** It does not: the ladder goes on. */
    record Never() implements Quiet {}

    /** For so long, in business time; then the ladder goes on where the case is still not answered. More than 0. */
    record During(Duration time) implements Quiet {}

    /** For as long as the case is acknowledged. */
    record ForGood() implements Quiet {}
}
