package io.huiyin.standalone.trial;

import java.io.IOException;

/** Where recorded input comes from. */
public sealed interface RecordingInput permits FileInput, TopicInput {

    /** What is told while it is read. */
    interface Listener {
        /** So much was read of so much in all, in a unit of the input's own. */
        void read(long done, long all);

        /** A row was wrong, and is not played. */
        void rejected(String sentence);
    }

    /** Reads all of it into the recording. Throws {@link UnplayableException} with the reason where it cannot be played. */
    Source into(Recording recording, Listener listener) throws IOException;
}
