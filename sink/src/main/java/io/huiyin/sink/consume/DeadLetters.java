package io.huiyin.sink.consume;

import java.util.List;

/** Where bad records are kept, whole, with the reason. */
@FunctionalInterface
public interface DeadLetters {

    /**
     * Returns when all of them are kept for good. One that is sent again replaces nothing: readers know it by its origin.
     *
     * @throws DestinationUnavailableException where that is not certain
     */
    void send(List<Rejected> rejected);
}
