package io.huiyin.audit.judge;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that is not as it should be. */
public sealed interface Finding {

    String caseId();

    String clock();

    /** The step of the ladder; empty where it is about the clock itself. */
    String step();

    Kind kind();

    /** What it is about: an escalation's id, or case and clock. Two findings of the same kind and subject are the same one. */
    String subject();

    /** What is wrong, in one sentence. */
    String sentence();

    /** The sorts of findings, in the order in which they are told. */
    enum Kind {
        MISSING,
        TWICE,
        UNFOUNDED,
        WRONG_DEADLINE,
        OVERDUE
    }

    /** The processor has come past the moment, and the escalation is not there. */
    record Missing(String caseId, String clock, String step, String subject, Instant dueAt) implements Finding {
        @Override
        public Kind kind() {
            return Kind.MISSING;
        }

        @Override
        public String sentence() {
            return "%s was due at %s and is missing".formatted(subject, dueAt);
        }
    }

    /** The same escalation is on the topic more than once. */
    record Twice(String caseId, String clock, String step, String subject, int copies) implements Finding {
        @Override
        public Kind kind() {
            return Kind.TWICE;
        }

        @Override
        public String sentence() {
            return "%s is on the topic %d times".formatted(subject, copies);
        }
    }

    /** An escalation that there should not be. */
    record Unfounded(String caseId, String clock, String step, String subject, String why) implements Finding {
        @Override
        public Kind kind() {
            return Kind.UNFOUNDED;
        }

        @Override
        public String sentence() {
            return "%s is unfounded: %s".formatted(subject, why);
        }
    }

    /** A clock has another deadline than its start, its target and its pauses give; null is none. */
    record WrongDeadline(
            String caseId,
            String clock,
            @Nullable Instant expected,
            @Nullable Instant found) implements Finding {
        @Override
        public String step() {
            return "";
        }

        @Override
        public String subject() {
            return caseId + "/" + clock;
        }

        @Override
        public Kind kind() {
            return Kind.WRONG_DEADLINE;
        }

        @Override
        public String sentence() {
            return "%s has the deadline %s on its clock '%s'; it should be %s"
                    .formatted(caseId, orNone(found), clock, orNone(expected));
        }

        private static String orNone(@Nullable Instant instant) {
            return instant == null ? "none" : instant.toString();
        }
    }

    /** Due by the wall clock, but the processor has not come so far: it is behind, or down. */
    record Overdue(String caseId, String clock, String step, String subject, Instant dueAt) implements Finding {
        @Override
        public Kind kind() {
            return Kind.OVERDUE;
        }

        @Override
        public String sentence() {
            return "%s is due since %s; the processor is behind, or down".formatted(subject, dueAt);
        }
    }
}
