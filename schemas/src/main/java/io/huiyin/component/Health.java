package io.huiyin.component;

/** How a part is: well, or not, and then why in one sentence. */
public record Health(boolean ok, String detail) {
    public static final Health OK = new Health(true, "");

    /** Not well, because of this. */
    public static Health down(String detail) {
        return new Health(false, detail);
    }
}
