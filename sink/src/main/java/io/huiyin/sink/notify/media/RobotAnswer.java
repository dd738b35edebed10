package io.huiyin.sink.notify.media;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a chat robot answered: robots say 200 to everything, and what they mean in a JSON body.
 *
 * @param code 0 where it took the message
 */
record RobotAnswer(long code, String text) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_TEXT = 200;

    /** What an answer means to one service. A code that is in neither set is tried again: it may pass. */
    record Codes(String codeField, String textField, Map<Long, Duration> waits, Set<Long> never) {

        Attempt judge(Answer answer) {
            if (!answer.ok()) {
                return new Attempt.Refused(answer.status(), answer.retryAfter());
            }
            return read(answer.body())
                    .map(said -> judge(said, answer))
                    .orElseGet(() -> new Attempt.Refused(
                            answer.status(),
                            answer.retryAfter(),
                            "not the service's answer, which has a " + codeField));
        }

        private Attempt judge(RobotAnswer said, Answer answer) {
            if (said.code == 0) {
                return new Attempt.Accepted();
            }
            return never.contains(said.code)
                    ? new Attempt.Rejected("the receiver answered " + said.sentence(codeField))
                    : said.refused(answer, codeField, Optional.ofNullable(waits.get(said.code)));
        }

        Optional<RobotAnswer> read(String body) {
            try {
                var json = JSON.readTree(body);
                return json.path(codeField).isIntegralNumber()
                        ? Optional.of(new RobotAnswer(
                                json.path(codeField).asLong(),
                                Cut.characters(Plain.line(json.path(textField).asText("")), LONGEST_TEXT)))
                        : Optional.empty();
            } catch (JsonProcessingException e) {
                return Optional.empty();
            }
        }
    }

    Attempt refused(Answer answer, String codeField, Optional<Duration> wait) {
        return new Attempt.Refused(answer.status(), wait.or(answer::retryAfter), sentence(codeField));
    }

    String sentence(String codeField) {
        return codeField + " " + code + (text.isEmpty() ? "" : ": " + text);
    }
}
