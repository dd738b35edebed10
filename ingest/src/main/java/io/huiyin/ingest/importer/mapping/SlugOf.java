package io.huiyin.ingest.importer.mapping;

import io.huiyin.ingest.importer.rows.Cells;
import io.huiyin.topic.Slug;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A name made into a slug: the one listed for it, or its letters without accents, lower-case, with a hyphen for whatever is
 * neither letter nor digit. A name that has no such letters (a Chinese one, say) is wrong unless it is listed: it must not
 * silently become the default, together with all others of its sort.
 */
record SlugOf(Expression from, Map<String, String> map, Expression otherwise) implements Expression {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN = Pattern.compile("[^a-z0-9]+");
    private static final Pattern EDGES = Pattern.compile("^-+|-+$");

    @Override
    public Value of(Cells cells) {
        return from.of(cells).then(this::slug).or(() -> otherwise.of(cells));
    }

    @Override
    public Set<String> columns() {
        var columns = new TreeSet<>(from.columns());
        columns.addAll(otherwise.columns());
        return columns;
    }

    private Value slug(String name) {
        var listed = map.get(name);
        var slug = listed == null ? made(name) : listed;
        return Slug.isSlug(slug)
                ? new Value.Given(slug)
                : new Value.Wrong(name, "a name that gives 1 to 63 Latin letters or digits, or one listed under map");
    }

    private static String made(String name) {
        var plain =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
        var joined = BETWEEN.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("-");
        return EDGES.matcher(joined).replaceAll("");
    }
}
