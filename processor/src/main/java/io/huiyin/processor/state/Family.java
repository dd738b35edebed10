package io.huiyin.processor.state;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** One kind of link in the store of links: its keys are {@code letter|subject|item}. */
final class Family {
    private static final byte[] PRESENT = {};

    private final KeyValueStore<String, byte[]> store;
    private final char letter;

    Family(KeyValueStore<String, byte[]> store, char letter) {
        this.store = store;
        this.letter = letter;
    }

    void put(String subject, String item) {
        put(subject, item, PRESENT);
    }

    void put(String subject, String item, byte[] value) {
        store.put(key(subject, item), value);
    }

    /** Puts the link where there is none; false where there is one. */
    boolean add(String subject, String item) {
        return store.putIfAbsent(key(subject, item), PRESENT) == null;
    }

    byte @Nullable [] get(String subject, String item) {
        return store.get(key(subject, item));
    }

    boolean has(String subject, String item) {
        return get(subject, item) != null;
    }

    byte @Nullable [] delete(String subject, String item) {
        return store.delete(key(subject, item));
    }

    List<String> items(String subject) {
        return items(subject, Integer.MAX_VALUE);
    }

    List<String> items(String subject, int most) {
        var prefix = key(subject, "");
        return under(prefix, most).stream()
                .map(link -> link.key.substring(prefix.length()))
                .toList();
    }

    /** Items of the subject with what is kept under them. */
    List<KeyValue<String, byte[]>> entries(String subject) {
        var prefix = key(subject, "");
        return under(prefix, Integer.MAX_VALUE).stream()
                .map(link -> new KeyValue<>(link.key.substring(prefix.length()), link.value))
                .toList();
    }

    /** Who has items of this family, once for each. Reads the whole family. */
    List<String> subjects() {
        return under(letter + "|", Integer.MAX_VALUE).stream()
                .map(link -> link.key.substring(2, link.key.indexOf('|', 2)))
                .toList();
    }

    private List<KeyValue<String, byte[]>> under(String prefix, int most) {
        var links = new ArrayList<KeyValue<String, byte[]>>();
        try (var found = store.prefixScan(prefix, new StringSerializer())) {
            while (found.hasNext() && links.size() < most) {
                links.add(found.next());
            }
        }
        return links;
    }

    private String key(String subject, String item) {
        return letter + "|" + subject + "|" + item;
    }
}
