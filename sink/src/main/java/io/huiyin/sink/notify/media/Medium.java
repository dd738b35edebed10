package io.huiyin.sink.notify.media;

/** Carries messages to where people look. Safe for use by many threads. */
public interface Medium extends AutoCloseable {

    /** Sends once and within the time limit, and says what came of it; throws for nothing that a receiver does. */
    Attempt send(ChannelTarget target, Message message);

    @Override
    void close();
}
