package io.huiyin.standalone.demo;

import io.huiyin.event.ActionKind;
import io.huiyin.event.CaseAction;
import io.huiyin.event.SatisfactionVote;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** What the people at work do about a report: most answer in time, some late, some only when the ladder has reached their chief. */
final class Staff {
    private static final List<String> PEOPLE = List.of("staff-1", "staff-2", "staff-3", "staff-4", "staff-5");
    private static final List<String> ANSWERS = List.of(
            "已安排人员到现场处理，今天内完成。",
            "收到，已转机电队，处理完会再回复您。",
            "Thank you. A fitter is on the way; we will tell you when it is done.",
            "已经修好，请您再看看，还有问题随时说。",
            "We have looked at it together with the shift leader; it will be changed by Friday.");

    private final SplittableRandom random;

    Staff(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Something that is going to be done. */
    sealed interface Deed {
        /** How long after the report. */
        Duration after();
    }

    record Act(Duration after, CaseAction action) implements Deed {}

    record Vote(Duration after, SatisfactionVote vote) implements Deed {}

    /** What will be done about a report that was just taken in; {@code reference} leads to its case. */
    List<Deed> plan(String tenant, String site, String eventId, String reference) {
        var case_ = new Case(tenant, site, eventId, reference, PEOPLE.get(random.nextInt(PEOPLE.size())));
        double mood = random.nextDouble();
        if (mood < 0.5) {
            return inTime(case_);
        }
        return mood < 0.75
                ? List.of(case_.act(seconds(6, 10), ActionKind.ACKNOWLEDGE, ""), answer(case_, seconds(50, 80)))
                : List.of(case_.act(seconds(100, 140), ActionKind.ASSIGN, ""), answer(case_, seconds(150, 240)));
    }

    private List<Deed> inTime(Case case_) {
        int answered = seconds(10, 30);
        return List.of(
                case_.act(seconds(3, 8), ActionKind.ACKNOWLEDGE, ""),
                answer(case_, answered),
                case_.vote(answered + 5, 3 + random.nextInt(3)),
                case_.act(answered + seconds(15, 60), ActionKind.RESOLVE, ""));
    }

    private Deed answer(Case case_, int after) {
        return case_.act(after, ActionKind.RESPOND, ANSWERS.get(random.nextInt(ANSWERS.size())));
    }

    private int seconds(int from, int to) {
        return random.nextInt(from, to);
    }

    /** Where the deeds are addressed to. */
    private record Case(String tenant, String site, String eventId, String reference, String person) {

        Deed act(int after, ActionKind kind, String text) {
            var action = CaseAction.newBuilder()
                    .setEventId(eventId + "-" + kind)
                    .setTenant(tenant)
                    .setSite(site)
                    .setReference(reference)
                    .setAction(kind)
                    .setActor(person);
            if (!text.isEmpty()) {
                action.setText(text);
            }
            if (kind == ActionKind.ASSIGN) {
                action.setAssignee(person);
            }
            return new Act(Duration.ofSeconds(after), action.build());
        }

        Deed vote(int after, int score) {
            return new Vote(
                    Duration.ofSeconds(after),
                    SatisfactionVote.newBuilder()
                            .setEventId(eventId + "-vote")
                            .setTenant(tenant)
                            .setSite(site)
                            .setReference(reference)
                            .setVoter("voter-" + eventId)
                            .setScore(score)
                            .build());
        }
    }
}
