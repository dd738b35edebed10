package io.huiyin.benchmarks.quality;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * One figure about one subject.
 *
 * @param subject the data, and what was done with it
 * @param rows how many rows the figure is about; 0 where the data are absent
 * @param figure what was measured, such as "macro-F1"
 * @param value what came out; null where the data are absent
 * @param aim what it should be, or what others have published, in words; empty where there is nothing
 * @param baseline what something plain reaches on the same rows, in words; empty where there is nothing
 */
public record QualityRow(
        @JsonProperty String subject,
        @JsonProperty int rows,
        @JsonProperty String figure,
        @JsonProperty @Nullable Double value,
        @JsonProperty String aim,
        @JsonProperty String baseline) {

    /** A row for data that are not here: says which file is missing. */
    public static QualityRow absent(String subject, String file) {
        return new QualityRow(subject, 0, file + " is absent", null, "", "");
    }

    /** The value as it is printed: three decimals, or a dash. */
    String shown() {
        return value == null ? "-" : "%.3f".formatted(value);
    }
}
