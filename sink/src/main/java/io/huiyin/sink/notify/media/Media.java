package io.huiyin.sink.notify.media;

import io.huiyin.policy.ChannelAddress;
import java.time.Duration;

/** Every kind of channel that there is. */
public final class Media implements Medium {
    private final Caller http;

    /** @param timeout how long a receiver may take */
    public Media(Duration timeout) {
        http = new Caller(timeout);
    }

    @Override
    public Attempt send(ChannelTarget target, Message message) {
        return switch (target.rules().address()) {
            case ChannelAddress.Webhook webhook ->
                http.call(Webhook.call(webhook, message), message.now(), Webhook::judge);
        };
    }

    @Override
    public void close() {
        http.close();
    }
}
