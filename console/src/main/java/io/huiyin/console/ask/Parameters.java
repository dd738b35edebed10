package io.huiyin.console.ask;

import io.huiyin.check.Problem;
import io.huiyin.topic.Slug;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The parameters of one address, read one after the other; keeps every problem until the question is asked. */
final class Parameters {
    private static final String UNSPECIFIED = "UNSPECIFIED";

    private final Map<String, List<String>> given;
    private final List<Problem> problems = new ArrayList<>();

    /** A parameter that is not known is refused: a misspelt filter that is silently ignored shows the wrong cases. */
    Parameters(Map<String, List<String>> given, String... known) {
        this.given = given;
        var names = new TreeSet<>(Arrays.asList(known));
        for (var entry : given.entrySet()) {
            if (!names.contains(entry.getKey())) {
                refuse(entry.getKey(), String.join(",", entry.getValue()), "left out: known are " + names);
            } else if (entry.getValue().size() > 1) {
                refuse(entry.getKey(), String.join(",", entry.getValue()), "given once");
            }
        }
    }

    void refuse(String name, String value, String expected) {
        problems.add(new Problem(name, value, expected));
    }

    <T> Asked<T> asked(Supplier<T> question) {
        return problems.isEmpty() ? new Asked.Understood<>(question.get()) : new Asked.Refused<>(problems);
    }

    /** The text as given; empty where the parameter is missing or has no value, as forms send them. */
    Optional<String> text(String name, int longest) {
        var value = Optional.ofNullable(given.get(name))
                .map(values -> values.isEmpty() ? "" : values.getFirst().strip())
                .filter(text -> !text.isEmpty());
        if (value.isPresent() && value.get().length() > longest) {
            refuse(name, value.get(), "at most " + longest + " characters");
            return Optional.empty();
        }
        if (value.isPresent() && value.get().indexOf('\0') >= 0) {
            refuse(name, value.get().replace('\0', '?'), "text without the character NUL");
            return Optional.empty();
        }
        return value;
    }

    Optional<String> slug(String name) {
        var value = text(name, 255);
        if (value.isPresent() && !Slug.isSlug(value.get())) {
            refuse(name, value.get(), "1 to 63 lower-case letters, digits and hyphens, with no hyphen at either end");
            return Optional.empty();
        }
        return value;
    }

    /** The tenant, without which nothing is looked up; the empty text where it is missing, and then a problem is kept. */
    String tenant() {
        if (text("tenant", 255).isEmpty()) {
            refuse("tenant", "", "the organisation whose data is asked for");
            return "";
        }
        return slug("tenant").orElse("");
    }

    <E extends Enum<E>> Set<E> symbols(String name, Class<E> words) {
        var chosen = EnumSet.noneOf(words);
        for (var word : list(name)) {
            Arrays.stream(words.getEnumConstants())
                    .filter(symbol ->
                            !symbol.name().equals(UNSPECIFIED) && symbol.name().equals(word.toUpperCase(Locale.ROOT)))
                    .findFirst()
                    .ifPresentOrElse(chosen::add, () -> refuse(name, word, "one or more of " + names(words)));
        }
        return chosen;
    }

    <E extends Enum<E>> Optional<E> symbol(String name, Class<E> words) {
        var chosen = symbols(name, words);
        if (chosen.size() > 1) {
            refuse(name, text(name, 255).orElse(""), "one of " + names(words));
        }
        return chosen.stream().findFirst();
    }

    boolean flag(String name) {
        var value = text(name, 255).orElse("false");
        if (!value.equals("true") && !value.equals("false")) {
            refuse(name, value, "true or false");
        }
        return value.equals("true");
    }

    int number(String name, int least, int most, int otherwise) {
        var value = text(name, 255);
        if (value.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(value.get());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Falls through to the one refusal for both.
        }
        refuse(name, value.get(), "a whole number from " + least + " to " + most);
        return otherwise;
    }

    /** An instant with its offset. A plus sign that an address turned into a space is read as the plus that was meant. */
    Optional<Instant> instant(String name) {
        var value = text(name, 255);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        try {
            var instant = OffsetDateTime.parse(value.get().replace(' ', '+')).toInstant();
            if (instant.isAfter(Instant.parse("1970-01-01T00:00:00Z"))
                    && instant.isBefore(Instant.parse("3000-01-01T00:00:00Z"))) {
                return Optional.of(instant);
            }
        } catch (DateTimeException e) {
            // Falls through to the one refusal for both.
        }
        refuse(name, value.get(), "an instant of the years 1970 to 2999 such as 2026-11-20T08:00:00+08:00");
        return Optional.empty();
    }

    /** The values between commas, empty ones left out. */
    List<String> list(String name) {
        return Arrays.stream(text(name, 500).orElse("").split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    static <E extends Enum<E>> String names(Class<E> words) {
        return Arrays.stream(words.getEnumConstants())
                .map(Enum::name)
                .filter(name -> !name.equals(UNSPECIFIED))
                .collect(Collectors.joining(", "));
    }
}
