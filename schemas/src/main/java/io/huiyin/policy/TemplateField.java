package io.huiyin.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What may stand between the braces of a {@link TemplateText}. */
public enum TemplateField {
    ID("id"),
    TYPE("type"),
    TENANT("tenant"),
    SITE("site"),
    CASE("case"),
    CLOCK("clock"),
    STEP("step"),
    TITLE("title"),
    EXCERPT("excerpt"),
    CATEGORY("category"),
    SEVERITY("severity"),
    OWNER("owner"),
    ASSIGNEE("assignee"),
    RECIPIENTS("recipients"),
    REASON("reason"),
    DEADLINE("deadline"),
    RAISED_AT("raisedAt"),
    LINK("link"),
    HEADLINE("headline"),
    TEXT("text"),
    REPORTS("reports"),
    COUNT("count");

    private final String word;

    TemplateField(String word) {
        this.word = word;
    }

    /** As it is written between the braces. */
    public String word() {
        return word;
    }

    /** Whether it is a number, which may stand without quotes. */
    public boolean isNumber() {
        return this == REPORTS || this == COUNT;
    }

    static Optional<TemplateField> of(String word) {
        return Arrays.stream(values()).filter(field -> field.word.equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(TemplateField::word).toList();
    }
}
