package io.huiyin.ingest.importer.mapping;

import java.util.function.Function;
import java.util.function.Supplier;

/** What an expression makes of a row. */
sealed interface Value {
    Value EMPTY = new Empty();

    /** A text that is not empty. */
    record Given(String text) implements Value {}

    /** Nothing: the cell is blank. The field is left out of the event. */
    record Empty() implements Value {}

    /** Something that cannot be: what was given, and what it must be. */
    record Wrong(String given, String expected) implements Value {}

    /** Given, or empty where the text is. */
    static Value of(String text) {
        return text.isEmpty() ? EMPTY : new Given(text);
    }

    /** Goes on with the text where there is one. */
    default Value then(Function<String, Value> step) {
        return this instanceof Given given ? step.apply(given.text()) : this;
    }

    /** Takes the other where there is nothing. */
    default Value or(Supplier<Value> other) {
        return this instanceof Empty ? other.get() : this;
    }
}
