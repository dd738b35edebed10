package io.huiyin.standalone.clock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.huiyin.check.Problem;
import io.huiyin.policy.CalendarRules;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;

/**
 * Answers lines of JSON with lines of JSON, one for one and in order; a blank line has no answer. Nothing but the line at hand
 * and the calendars used last are kept in memory.
 */
public final class LineAnswers {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final QuestionReader questions;

    /** @param calendars those that a line may name */
    public LineAnswers(Map<String, CalendarRules> calendars) {
        this.questions = new QuestionReader(new LineCalendars(calendars));
    }

    /** Reads to the end of the input, and gives the number of lines that could not be answered. */
    public long answer(BufferedReader in, Writer out) throws IOException {
        long refused = 0;
        long number = 0;
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            number++;
            if (!line.isBlank()) {
                try {
                    out.write(questions.read(unmarked(line, number)).answer());
                } catch (RefusedLineException e) {
                    refused++;
                    out.write(error(number, e.problem()));
                }
                out.write('\n');
            }
            if (!in.ready()) {
                out.flush(); // somebody may wait for the answer before asking the next
            }
        }
        out.flush();
        return refused;
    }

    /** Without the mark that some programs put at the beginning of a file. */
    private static String unmarked(String line, long number) {
        return number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
    }

    private static String error(long number, Problem problem) {
        var answer = JSON.createObjectNode();
        answer.putObject("error")
                .put("line", number)
                .put("field", problem.field())
                .put("value", problem.value())
                .put("expected", problem.expected());
        try {
            return JSON.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON can always be written", e);
        }
    }
}
