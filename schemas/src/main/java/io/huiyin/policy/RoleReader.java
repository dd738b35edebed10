package io.huiyin.policy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code roles}, and lists of people in which a role may stand for its people. */
final class RoleReader {
    private static final Set<String> OF_THE_CASE = Set.of("owner", "assignee");
    private static final String PERSON =
            "a person or a role: a name of 1 to " + ClassifyReader.LONGEST_NAME + " characters";

    private RoleReader() {}

    /** The people of each role. */
    static Map<String, List<String>> read(Field field) {
        var roles = new LinkedHashMap<String, List<String>>();
        var written = field.byName();
        written.forEach((name, people) -> {
            if (OF_THE_CASE.contains(name) || name.startsWith(LadderStep.ON_CALL)) {
                people.refuse(name, "another name; 'owner', 'assignee' and 'on-call:ROTA' are found case by case");
            }
            if (Values.text(ClassifyReader.LONGEST_NAME).apply(name).isEmpty()) {
                people.refuse(name, "a name of 1 to " + ClassifyReader.LONGEST_NAME + " characters");
            }
            var found = people.oneOrMore(PERSON, Values.text(ClassifyReader.LONGEST_NAME));
            for (var person : found) {
                if (written.containsKey(person)) {
                    people.refuse(person, "people; '" + person + "' is a role itself");
                }
            }
            roles.put(name, List.copyOf(found));
        });
        return Collections.unmodifiableMap(roles);
    }

    /** One or more people, each once; a role stands for its people. */
    static List<String> people(Field field, Map<String, List<String>> roles) {
        var people = new LinkedHashSet<String>();
        field.oneOrMore(PERSON, Values.text(ClassifyReader.LONGEST_NAME))
                .forEach(name -> people.addAll(roles.getOrDefault(name, List.of(name))));
        return List.copyOf(people);
    }
}
