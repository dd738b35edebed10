package io.huiyin.processor.surge;

/** Numbers spread evenly that are a function of a text. */
final class Hashes {
    private Hashes() {}

    static int of(String text) {
        int hash = text.hashCode() * 0x9E3779B1;
        hash ^= hash >>> 15;
        hash *= 0x85EBCA77;
        return hash ^ hash >>> 13;
    }
}
