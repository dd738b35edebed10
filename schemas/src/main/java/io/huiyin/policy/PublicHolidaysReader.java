package io.huiyin.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads {@code public} of a calendar: a country alone, or a country with a region and exceptions. */
final class PublicHolidaysReader {

    private PublicHolidaysReader() {}

    static Optional<PublicHolidays> read(Field field) {
        return switch (field.node()) {
            case null -> Optional.empty();
            case Node.Mapping _mapping -> {
                var section = field.section("country", "region", "except");
                var except = DaysReader.read(section.field("except"));
                var country = country(section.field("country"));
                var region = country.flatMap(code -> region(code, section.field("region")));
                yield region.flatMap(way -> country.map(code -> new PublicHolidays(code, way, except)));
            }
            default -> country(field).map(code -> new PublicHolidays(code, "", Days.NONE));
        };
    }

    private static Optional<String> country(Field field) {
        var known = HolidayLibrary.countries();
        return field.required(expectedCountry(field.text(), known), text -> Optional.of(text.toUpperCase(Locale.ROOT))
                .filter(known::containsKey));
    }

    private static String expectedCountry(String written, Map<String, String> known) {
        if (Arrays.asList(Locale.getISOCountries()).contains(written.toUpperCase(Locale.ROOT))) {
            var name = Locale.of("", written).getDisplayCountry(Locale.ENGLISH);
            return "a country whose holidays the library knows, and " + name
                    + " is none: write its days under 'holidays' and its make-up days under 'workdays'";
        }
        return "the code of a country, such as DE" + nearest(written, known);
    }

    /** The way to the region; empty text is the whole country. */
    private static Optional<String> region(String country, Field field) {
        if (!field.given()) {
            return Optional.of("");
        }
        var known = HolidayLibrary.regions(country);
        if (known.isEmpty()) {
            field.refuse(field.text(), "left out: no regions of " + country + " are known");
            return Optional.empty();
        }
        var expected = "a region of " + country + nearest(field.text(), known);
        return field.value(
                expected,
                text -> known.keySet().stream().filter(text::equalsIgnoreCase).findFirst());
    }

    /** By name ("Bavaria") or initials ("UK") first, then whatever is spelled most like it. */
    private static String nearest(String written, Map<String, String> known) {
        return known.entrySet().stream()
                .filter(one -> written.equalsIgnoreCase(one.getValue()) || written.equals(initials(one.getValue())))
                .map(Map.Entry::getKey)
                .findFirst()
                .or(() -> Nearest.to(written, known.values()).flatMap(name -> known.entrySet().stream()
                        .filter(one -> one.getValue().equals(name))
                        .map(Map.Entry::getKey)
                        .findFirst()))
                .or(() -> Nearest.to(written, known.keySet()))
                .map(code -> "; the nearest is '" + code + "' (" + known.get(code) + ")")
                .orElseGet(() -> known.size() > 40 ? "" : ", one of " + String.join(", ", known.keySet()));
    }

    private static String initials(String name) {
        return Arrays.stream(name.split(" ", -1))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1))
                .reduce("", String::concat);
    }
}
