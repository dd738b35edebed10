package io.huiyin.processor.classify;

/** What comes of asking a model. */
sealed interface Answer permits Opinion, Answer.Silent {

    /**
     * No model says anything.
     *
     * @param why as the end of a reason
     */
    record Silent(String why) implements Answer {}
}
