package io.huiyin.processor.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.policy.CalendarRules;
import io.huiyin.policy.RotaRules;
import io.huiyin.policy.RotaRules.Replacement;
import io.huiyin.policy.RotaRules.Shift;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any rota at any instant is what the naive walk finds, and stays so exactly from since to until. */
class RotaRandomTest {
    private static final List<String> ZONES =
            List.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Shanghai", "Asia/Beirut", "UTC");
    private static final LocalDate START = LocalDate.of(2025, 1, 1);
    private static final int DAYS = 500;
    private static final int ROTAS = 150;
    private static final int INSTANTS = 20;
    private static final Duration TICK = Duration.ofMillis(1);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20_261_121})
    void anyRota_anyInstant_agreesWithTheNaiveWalk(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < ROTAS; i++) {
            var rules = rota(random);
            for (int j = 0; j < INSTANTS; j++) {
                agree(rules, at(random, rules.zone()));
            }
        }
    }

    private static void agree(RotaRules rules, Instant at) {
        var rota = Rota.of(rules);
        var naive = new NaiveRota(rules);
        var found = rota.at(at);
        var what = rules + " at " + at;
        assertThat(rota.people(at)).as(what).isEqualTo(naive.people(at));
        assertThat(found.people()).as(what).isEqualTo(naive.people(at));
        var served = naive.served(at);
        assertThat(found.duties()).as(what).hasSameSizeAs(served);
        for (int i = 0; i < served.size(); i++) {
            bounded(naive, found.duties().get(i), served.get(i), what);
        }
        found.until().ifPresent(until -> {
            assertThat(naive.served(until)).as("%s until %s", what, until).isNotEqualTo(served);
            assertThat(naive.served(until.minus(TICK)))
                    .as("%s until %s", what, until)
                    .isEqualTo(served);
            var halfway = at.plus(Duration.between(at, until).dividedBy(2));
            assertThat(naive.served(halfway)).as("%s halfway %s", what, halfway).isEqualTo(served);
        });
    }

    private static void bounded(NaiveRota naive, Duty duty, NaiveRota.Served served, String what) {
        assertThat(duty.people()).as(what).isEqualTo(served.people());
        assertThat(duty.shift().orElse("")).as(what).isEqualTo(served.shift());
        duty.since().ifPresent(since -> {
            assertThat(naive.served(since)).as("%s since %s", what, since).contains(served);
            assertThat(naive.served(since.minus(TICK)))
                    .as("%s since %s", what, since)
                    .doesNotContain(served);
        });
        duty.until().ifPresent(until -> {
            assertThat(naive.served(until.minus(TICK)))
                    .as("%s until %s", what, until)
                    .contains(served);
            assertThat(naive.served(until)).as("%s until %s", what, until).doesNotContain(served);
        });
    }

    private static RotaRules rota(Random random) {
        var zone = zone(random);
        var shifts = IntStream.range(0, 1 + random.nextInt(3))
                .mapToObj(i -> shift("s" + i, random.nextInt(3) == 0 ? zone(random) : zone, random))
                .toList();
        var replacements = new ArrayList<Replacement>();
        for (int i = random.nextInt(6); i > 0; i--) {
            var from = at(random, zone);
            replacements.add(new Replacement(
                    from,
                    from.plus(Duration.ofMinutes(1 + random.nextInt(30_000))),
                    List.of("stand-in-" + i),
                    random.nextBoolean() ? Optional.empty() : Optional.of("s" + random.nextInt(shifts.size()))));
        }
        return new RotaRules(zone, shifts, replacements, random.nextBoolean() ? List.of() : List.of("boss", "s0-0"));
    }

    private static Shift shift(String name, ZoneId zone, Random random) {
        var members = IntStream.range(0, 1 + random.nextInt(4))
                .mapToObj(i -> i == 2 ? List.of(name + "-" + i, "both") : List.of(name + "-" + i))
                .toList();
        return new Shift(
                name,
                members,
                random.nextBoolean() ? 7 : 1 + random.nextInt(10),
                START.plusDays(random.nextInt(DAYS)),
                LocalTime.of(random.nextInt(4), 15 * random.nextInt(4)),
                zone,
                hours(zone, random));
    }

    private static CalendarRules hours(ZoneId zone, Random random) {
        var written = List.of(
                "{mon: [\"00:00-24:00\"]}",
                "{mon: [\"22:00-06:00\"], tue: [\"22:00-02:30\"], sat: [\"08:00-12:00\", \"12:00-20:00\"]}",
                "\"01:45-02:15\"",
                "\"22:00-06:00\"",
                "[\"00:00-02:00\", \"02:30-08:00\"]",
                "\"08:00-08:01\"");
        int chosen = random.nextInt(written.size() + 1);
        if (chosen == written.size()) {
            return CalendarRules.always(zone);
        }
        var policy = Written.policy("""
                rotas: {r: {zone: %s, shifts: [{name: s, members: a, from: 2026-01-01, handover: "08:00", hours: %s}]}}
                """.formatted(zone, written.get(chosen)));
        return Objects.requireNonNull(policy.rotas().get("r"))
                .shifts()
                .getFirst()
                .hours();
    }

    private static ZoneId zone(Random random) {
        return ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
    }

    /** Half of the instants lie within two days of a change of the zone's time, the other half anywhere. */
    private static Instant at(Random random, ZoneId zone) {
        var anywhere = START.atStartOfDay(zone).toInstant().plus(Duration.ofMinutes(random.nextInt(DAYS * 1440)));
        var change = zone.getRules().nextTransition(anywhere);
        return random.nextBoolean() || change == null
                ? anywhere
                : change.getInstant().plus(Duration.ofMinutes(random.nextInt(-2_880, 2_880)));
    }
}
