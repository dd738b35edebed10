package io.huiyin.policy;

import io.huiyin.topic.Slug;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The language of policy files, described in {@code docs/policy.md}: reads a file, or says everything that is wrong with it. */
public final class PolicyLanguage {
    private static final int LONGEST_DOCUMENT = 1_000_000;

    private PolicyLanguage() {}

    /** Reads one YAML document. The same text always gives the same answer. */
    public static Parsed parse(String yaml) {
        var findings = new Findings();
        if (yaml.length() > LONGEST_DOCUMENT) {
            findings.add("the policy", yaml.length() + " characters", "at most " + LONGEST_DOCUMENT + " characters");
            return new Parsed.Unsound(findings.all());
        }
        var rules = YamlText.read(yaml, findings)
                .flatMap(root -> mapping(root, findings))
                .map(root -> rules(new Field("", extended(root, findings), findings)));
        return rules.isPresent() && findings.none()
                ? new Parsed.Sound(rules.get())
                : new Parsed.Unsound(findings.all());
    }

    private static Optional<Node.Mapping> mapping(Node root, Findings findings) {
        if (root instanceof Node.Mapping mapping) {
            return Optional.of(mapping);
        }
        new Field("", root, findings).refuse("", "a mapping of keys, such as 'extends: builtin'");
        return Optional.empty();
    }

    /** The file over the template that it extends; over the built-in one where it names a wrong one, so that the rest can be judged. */
    private static Node extended(Node.Mapping root, Findings findings) {
        var parent = new Field("extends", root.entries().get("extends"), findings);
        if (!parent.given()) {
            return root;
        }
        return parent.value("builtin", BuiltinPolicies::document)
                .or(() -> BuiltinPolicies.document(BuiltinPolicies.BUILTIN))
                .flatMap(text -> YamlText.read(text, findings))
                .map(template -> root.over(template.inherited()))
                .orElse(root);
    }

    private static PolicyRules rules(Field root) {
        var policy = root.section(
                "extends",
                "name",
                "zone",
                "language",
                "sites",
                "categories",
                "classify",
                "duplicates",
                "calendars",
                "clocks",
                "running",
                "channels",
                "points",
                "reopenWithin",
                "retention",
                "roles",
                "rotas",
                "confidential",
                "permissions",
                "silences",
                "words");
        var zone = Values.zone(policy.field("zone")).orElse(ZoneOffset.UTC);
        var calendars = CalendarReader.read(policy.field("calendars"), zone);
        var channels = new ChannelReader(
                        ChannelReader.language(policy.field("language")).orElse(Language.BOTH))
                .read(policy.field("channels"));
        var channelNames = new LinkedHashSet<String>();
        channels.forEach(channel -> channelNames.add(channel.name()));
        var reopenWithin =
                Values.duration(policy.field("reopenWithin"), Duration.ZERO).orElse(Duration.ofDays(7));
        var roles = RoleReader.read(policy.field("roles"));
        var rotas = new RotaReader(zone, calendars, roles).read(policy.field("rotas"));
        var permissions = new PermissionReader(roles.keySet());
        var clocks = new ClockReader(calendars.keySet(), new LadderReader(channelNames, rotas.keySet()))
                .read(policy.field("clocks"));
        var clockNames = clocks.stream().map(ClockRules::name).collect(Collectors.toCollection(LinkedHashSet::new));
        return new PolicyRules(
                Values.text(policy.field("name"), 200).orElse(""),
                zone,
                sites(policy.field("sites")),
                displayNames(policy.field("categories")),
                ClassifyReader.read(policy.field("classify"), WordSetReader.read(policy.field("words"))),
                DuplicatesReader.read(policy.field("duplicates")),
                calendars,
                clocks,
                running(policy.field("running")),
                channels,
                points(policy.field("points")),
                reopenWithin,
                retention(policy.field("retention"), reopenWithin),
                roles,
                rotas,
                permissions.confidential(policy.field("confidential")),
                permissions.permissions(policy.field("permissions")),
                new SilenceReader(zone, calendars, clockNames, channelNames).read(policy.field("silences")));
    }

    private static RunningClocks running(Field field) {
        return field.value("keep or recompute", text -> switch (text) {
                    case "keep" -> Optional.of(RunningClocks.KEEP);
                    case "recompute" -> Optional.of(RunningClocks.RECOMPUTE);
                    default -> Optional.empty();
                })
                .orElse(RunningClocks.KEEP);
    }

    private static Duration retention(Field field, Duration reopenWithin) {
        var retention = Values.duration(field, Duration.ofDays(1)).orElse(Duration.ofDays(90));
        if (retention.compareTo(reopenWithin) < 0) {
            field.refuse(field.text(), "at least reopenWithin, which is " + DurationText.write(reopenWithin));
        }
        return retention;
    }

    private static Map<String, String> sites(Field field) {
        field.byName().forEach((slug, site) -> {
            if (!Slug.isSlug(slug)) {
                site.refuse(slug, "a slug: 1 to 63 lower-case letters, digits and hyphens, no hyphen at either end");
            }
        });
        return displayNames(field);
    }

    private static Map<String, String> displayNames(Field field) {
        var names = new LinkedHashMap<String, String>();
        field.byName().forEach((key, name) -> Values.text(name, 200).ifPresent(text -> names.put(key, text)));
        return Collections.unmodifiableMap(names);
    }

    private static PointRules points(Field field) {
        var section = field.section("report", "answered", "resolved", "vote");
        return new PointRules(
                points(section, "report"),
                points(section, "answered"),
                points(section, "resolved"),
                points(section, "vote"));
    }

    private static int points(Section section, String key) {
        return Values.whole(section.field(key), 0, 10_000).orElse(0);
    }
}
