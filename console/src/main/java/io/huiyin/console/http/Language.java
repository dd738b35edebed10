package io.huiyin.console.http;

import java.util.List;
import java.util.Locale;

/** The language of a page, chosen by what a browser accepts. */
final class Language {
    private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.CHINESE);

    private Language() {}

    /** {@code zh} or {@code en}; English where nothing fits or the header makes no sense. */
    static String of(String acceptLanguage) {
        try {
            var chosen = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), SPOKEN);
            return chosen == null ? "en" : chosen.getLanguage();
        } catch (IllegalArgumentException e) {
            return "en";
        }
    }
}
