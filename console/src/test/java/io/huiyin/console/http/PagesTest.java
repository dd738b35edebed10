package io.huiyin.console.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PagesTest {
    private static final Path FILES = Path.of("src/main/resources/console");
    /** Whatever could turn a reporter's words into markup or code. */
    private static final Pattern MARKUP = Pattern.compile("innerHTML|outerHTML|insertAdjacentHTML|document\\.write|"
            + "createContextualFragment|DOMParser|srcdoc|\\beval\\(|new Function|setHTML");

    private static final Pattern ELSEWHERE = Pattern.compile("https?://(?!www\\.w3\\.org/2000/svg)|@import|url\\(");

    @Test
    void pages_everyFile_setsTextAsTextAndLoadsNothingFromElsewhere() throws IOException {
        try (var files = Files.list(FILES)) {
            for (var file : files.toList()) {
                var text = Files.readString(file);
                assertThat(MARKUP.matcher(text).find())
                        .as("markup out of text in %s", file)
                        .isFalse();
                assertThat(ELSEWHERE.matcher(text).find())
                        .as("another host in %s", file)
                        .isFalse();
            }
        }
    }

    @Test
    void pages_html_hasNoScriptOrStyleInline() throws IOException {
        for (var name : new String[] {"board.html", "case.html", "surges.html", "progress.html"}) {
            assertThat(Files.readString(FILES.resolve(name)))
                    .doesNotContainPattern("<script(?![^>]*src=)")
                    .doesNotContain("<style")
                    .doesNotContainPattern("\\son[a-z]+=")
                    .doesNotContainPattern("\\sstyle=");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    zh-CN,zh;q=0.9,en;q=0.8 | zh
                    en-GB                   | en
                    de,fr;q=0.5             | en
                    de,zh;q=0.5             | zh
                    zh;q=0.2,en;q=0.9       | en
                    ;;;                     | en
                    """)
    void language_acceptedLanguages_picksTheBestThatWeSpeak(String header, String language) {
        assertThat(Language.of(header)).isEqualTo(language);
    }
}
