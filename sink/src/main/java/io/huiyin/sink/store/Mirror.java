package io.huiyin.sink.store;

import io.huiyin.event.Case;
import io.huiyin.event.CaseEvent;
import io.huiyin.event.ConfidentialText;
import io.huiyin.event.CountWindow;
import io.huiyin.event.Escalation;
import io.huiyin.event.PointsEntry;
import io.huiyin.event.Policy;
import io.huiyin.event.Surge;

/** The tables of one store that mirror topics: one for the records of each topic, which may fill several. */
public record Mirror(
        Table<Case> cases,
        Table<CaseEvent> caseEvents,
        Table<ConfidentialText> confidentialTexts,
        Table<Policy> policies,
        Table<Escalation> escalations,
        Table<CountWindow> countWindows,
        Table<Surge> surges,
        Table<PointsEntry> points,
        Table<Letter> deadLetters) {}
