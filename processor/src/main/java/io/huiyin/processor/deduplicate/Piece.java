package io.huiyin.processor.deduplicate;

/** What a piece of evidence comes from. */
public enum Piece {
    /** That two reports are the same problem before anything is compared. */
    PRIOR,
    /** What the texts have in common, by rarity. */
    TEXT,
    /** The numbers that name things: lift 2, 三号楼. */
    NUMBERS,
    /** Distance, or addresses in words. */
    PLACE,
    CATEGORY,
    /** How far apart they came. */
    TIME,
    /** Whether the case was answered or closed before. */
    STATE,
    /** What policy says of the category. */
    ODDS
}
