package io.huiyin.learn.corrections;

import io.huiyin.topic.Topic;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/** What lies on the topics, of one tenant. */
public interface Events {

    /** Hands over every value of this topic that can be read; those of one key in the order in which they were written. */
    <T extends SpecificRecord> void each(Topic<T> topic, Consumer<T> taker);
}
