package io.huiyin.component;

/** A part that runs: gateway, processor, sink, console. Building one does no I/O; {@link #start} does. */
public interface Component extends AutoCloseable {

    /** Starts and returns when it serves. Throws where it cannot, with the setting to look at. */
    void start();

    /** While {@link #start} has not returned: what it waits for, to be read after "waiting for"; empty where it cannot say. Neither waits nor throws. */
    default String waitingFor() {
        return "";
    }

    /** How it is now. Never throws. */
    Health check();

    /** Stops cleanly: what was taken in is finished, groups are left. Safe to call twice. */
    @Override
    void close();
}
