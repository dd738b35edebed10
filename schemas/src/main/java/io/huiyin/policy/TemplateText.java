package io.huiyin.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * JSON with places that are filled in for each message: {@code {{title}}} is the whole of a field, {@code {{title:130}}} its
 * first 130 characters. Texts stand inside quotes and are escaped; numbers may stand without.
 */
public record TemplateText(String text) {
    private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*([A-Za-z]+)\\s*(?::\\s*(\\d{1,5})\\s*)?}}");
    private static final Pattern BRACES = Pattern.compile("\\{\\{[^}]*}}");
    private static final ObjectMapper STRICT =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** What is wrong with it, as the end of the sentence "… must be …"; empty where nothing is. */
    static Optional<String> wrong(String text) {
        for (var braces : BRACES.matcher(text).results().toList()) {
            var place = PLACE.matcher(braces.group());
            if (!place.matches()) {
                return Optional.of(
                        "written with places such as {{title}} or {{title:130}}; '" + braces.group() + "' is none");
            }
            if (TemplateField.of(place.group(1)).isEmpty()) {
                var near = Nearest.to(place.group(1), TemplateField.words());
                return Optional.of("written with known fields; '" + place.group(1) + "' is none, "
                        + near.map(word -> "the nearest is '" + word + "'")
                                .orElse("they are " + String.join(", ", TemplateField.words())));
            }
        }
        try {
            STRICT.readTree(new TemplateText(text).fill(field -> field.isNumber() ? "0" : "a"));
            return Optional.empty();
        } catch (JsonProcessingException e) {
            var where =
                    e.getLocation() == null ? "" : "; line " + e.getLocation().getLineNr() + " of it is not";
            return Optional.of("JSON once its places are filled in, with texts inside quotes" + where);
        }
    }

    /** The JSON for one message. */
    public String fill(Function<TemplateField, String> values) {
        return PLACE.matcher(text).replaceAll(place -> Matcher.quoteReplacement(value(place, values)));
    }

    private static String value(MatchResult place, Function<TemplateField, String> values) {
        var value = TemplateField.of(place.group(1)).map(values).orElse("");
        var limit = place.group(2);
        return escaped(limit == null ? value : first(value, Integer.parseInt(limit)));
    }

    private static String first(String value, int limit) {
        return value.codePointCount(0, value.length()) <= limit
                ? value
                : limit == 0 ? "" : value.substring(0, value.offsetByCodePoints(0, limit - 1)) + "…";
    }

    private static String escaped(String value) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(value));
    }
}
