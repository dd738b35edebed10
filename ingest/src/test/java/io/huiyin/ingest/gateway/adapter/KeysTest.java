package io.huiyin.ingest.gateway.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {
    private static final Keys KEYS = Keys.parse("""
            # who sends what
            acme        key-of-all-of-acme
            acme.north  key-of-the-north-only   # the fans
            beta.south  key-of-the-north-only
            """);

    @ParameterizedTest
    @CsvSource({
        "key-of-all-of-acme,    acme, north, true",
        "key-of-all-of-acme,    acme, south, true",
        "key-of-all-of-acme,    beta, north, false",
        "key-of-the-north-only, acme, north, true",
        "key-of-the-north-only, acme, south, false",
        "key-of-the-north-only, beta, south, true",
        "key-of-nobody-at-all-, acme, north, false",
        ",                      acme, north, false"
    })
    void key_opensWhatItIsFor(@Nullable String key, String tenant, String site, boolean may) {
        assertThat(KEYS.allow(Optional.ofNullable(key), tenant, site)).isEqualTo(may);
    }

    @ParameterizedTest
    @CsvSource({
        "acme,                              key-of-all-of-acme, true",
        "acme-2 public,                     ,                   false",
        "acme public,                       ,                   true",
        "acme.north public,                 ,                   true",
        "acme.south public,                 ,                   false",
        "acme.north key-of-the-north-only,  ,                   false",
        "acme.north key-of-the-north-only,  key-of-the-north-only, true",
        "acme.north key-of-the-north-only,  key-of-somebody-else, false"
    })
    void list_isForWhoHasAKey_orForEverybodyWhereThatIsSaid(String lines, @Nullable String key, boolean may) {
        var keys = lines.equals("acme") ? KEYS : Keys.parse(lines);

        assertThat(keys.allowList(Optional.ofNullable(key), "acme", "north")).isEqualTo(may);
    }

    @Test
    void noKeys_openEverythingButLists() {
        assertThat(Keys.NONE.allowList(Optional.of("any-key-whatever"), "acme", "north"))
                .isFalse();
        assertThat(Keys.parse("acme public").allow(Optional.empty(), "beta", "north"))
                .isTrue();
        assertThat(Keys.NONE.allow(Optional.empty(), "acme", "north")).isTrue();
        assertThat(KEYS.toString()).doesNotContain("key-of");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acme",
                "acme short",
                "Acme key-of-all-of-acme",
                "a.b.c key-of-all-of-acme",
                "acme a-key-of-many-x y"
            })
    void line_ofAnotherForm_isRefusedByItsNumberAndWithoutTheKey(String line) {
        assertThatThrownBy(() -> Keys.parse("\n" + line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 2 must be 'tenant KEY' or 'tenant.site KEY'")
                .hasMessageNotContaining("key-of");
    }
}
