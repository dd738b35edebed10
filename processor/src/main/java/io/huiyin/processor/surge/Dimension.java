package io.huiyin.processor.surge;

/**
 * What is watched: a site, a category over all sites, or a category of a site.
 *
 * @param site empty for all sites
 * @param category empty for all categories
 */
record Dimension(String tenant, String site, String category) {

    /** tenant "." site "|" category; without the dot where it is for all sites. */
    String key() {
        return (site.isEmpty() ? tenant : tenant + "." + site) + "|" + category;
    }

    /** The site as a whole. */
    Dimension ofSite() {
        return new Dimension(tenant, site, "");
    }

    /** The dimension that has this key. Tenants and sites are slugs: neither has a dot or a bar. */
    static Dimension of(String key) {
        int bar = key.indexOf('|');
        int dot = key.lastIndexOf('.', bar);
        return new Dimension(
                key.substring(0, dot < 0 ? bar : dot),
                dot < 0 ? "" : key.substring(dot + 1, bar),
                key.substring(bar + 1));
    }
}
