package io.huiyin.standalone.trial;

import io.huiyin.topic.Topic;
import io.huiyin.topic.Topics;

/** The topics that decide what happens, in the order in which records of one instant are taken in: a report before what is done to it. */
public enum Input {
    REPORTS(Topics.REPORTS),
    ACTIONS(Topics.ACTIONS),
    VOTES(Topics.VOTES);

    private final Topic<?> topic;

    Input(Topic<?> topic) {
        this.topic = topic;
    }

    Topic<?> topic() {
        return topic;
    }
}
