package io.huiyin.processor.flow;

import io.huiyin.processor.model.TextModel;

/** A trained model that decides at a record's time. */
public record ModelInForce(String name, int version, TextModel model) {

    /** By which a reason calls it. */
    public String title() {
        return name + "@" + version;
    }
}
