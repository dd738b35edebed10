package io.huiyin.policy;

/**
 * Two categories under which people tell of one problem, such as a street light that is out and a whole street without power.
 *
 * @param one its name; which of the two comes first makes no difference
 * @param other its name, not the same
 * @param odds how much likelier than others a report of each are one problem, as {@code odds} are of one category
 */
public record RelatedCategories(String one, String other, double odds) {

    /** Whether this category is one of the two. */
    public boolean holds(String category) {
        return one.equals(category) || other.equals(category);
    }

    /** The category that is not this one. */
    public String beside(String category) {
        return one.equals(category) ? other : one;
    }
}
