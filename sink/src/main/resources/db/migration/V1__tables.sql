-- The output topics as tables. Names are the Avro fields' in snake case; enums are their symbols as text; instants are
-- timestamptz with the topic's milliseconds. Names are unqualified: the schema is the connection's (public, or what
-- currentSchema of the JDBC URL says).

CREATE TABLE cases (
    case_id         text PRIMARY KEY,
    tenant          text NOT NULL,
    site            text NOT NULL,
    reference       text NOT NULL,
    revision        bigint NOT NULL,
    status          text NOT NULL,
    kind            text NOT NULL,
    channel         text NOT NULL,
    category        text NOT NULL,
    severity        text NOT NULL,
    owner           text,
    assignee        text,
    confidential    boolean NOT NULL,
    reason_by       text NOT NULL,
    reason_name     text NOT NULL,
    reason_evidence text NOT NULL,
    reporter        text,
    title           text,
    excerpt         text NOT NULL,
    latitude        double precision,
    longitude       double precision,
    address         text,
    zone            text NOT NULL,
    opened_at       timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    acknowledged_at timestamptz,
    answered_at     timestamptz,
    closed_at       timestamptz,
    snoozed_until   timestamptz,
    paused_until    timestamptz,
    reports         integer NOT NULL,
    last_report_at  timestamptz NOT NULL,
    suggestions     text[] NOT NULL,
    merged_into     text,
    reopened        integer NOT NULL,
    votes           integer NOT NULL,
    vote_sum        integer NOT NULL,
    batch           text,
    backfilled      boolean NOT NULL,
    policy_version  integer NOT NULL
) WITH (fillfactor = 80);

CREATE INDEX cases_by_status ON cases (tenant, status, updated_at DESC);
CREATE INDEX cases_by_opening ON cases (tenant, opened_at DESC);
CREATE INDEX cases_by_site ON cases (tenant, site, updated_at DESC);
CREATE INDEX cases_by_update ON cases (updated_at DESC);

COMMENT ON TABLE cases IS 'Every case as it stands after its latest change: what staff work on, one or more reports of the same problem. Mirrors the topic cases.';
COMMENT ON COLUMN cases.case_id IS 'tenant.site.reference; stable, and fit to be handed to a reporter.';
COMMENT ON COLUMN cases.tenant IS 'The organisation.';
COMMENT ON COLUMN cases.site IS 'The place or unit inside the tenant.';
COMMENT ON COLUMN cases.reference IS 'Short and easy to say on the phone; a function of the first report''s tenant and eventId.';
COMMENT ON COLUMN cases.revision IS 'Goes up by one with every change.';
COMMENT ON COLUMN cases.status IS 'Where the case stands in its life: OPEN, ACKNOWLEDGED, ANSWERED, RESOLVED, CANCELLED, MERGED.';
COMMENT ON COLUMN cases.kind IS 'What sort of thing was said: FEEDBACK, SUGGESTION, PROPOSAL, COMPLAINT, HARDSHIP, INCIDENT, HAZARD.';
COMMENT ON COLUMN cases.channel IS 'The way the first report came in: MINI_PROGRAM, HOTLINE, MAILBOX, TALK_CORNER, SNAPSHOT, WEB, API, IMPORT.';
COMMENT ON COLUMN cases.category IS 'The tenant''s category; UNSORTED where no rule matched.';
COMMENT ON COLUMN cases.severity IS 'How bad it is: LOW, NORMAL, HIGH, CRITICAL.';
COMMENT ON COLUMN cases.owner IS 'The desk or person who owes the next step.';
COMMENT ON COLUMN cases.confidential IS 'True where the text is only for named roles; such a case never merges on text.';
COMMENT ON COLUMN cases.reason_by IS 'What decided the classification: rule, producer, staff, or none.';
COMMENT ON COLUMN cases.reason_name IS 'The rule''s name, or the member of staff.';
COMMENT ON COLUMN cases.reason_evidence IS 'The words or the condition that matched.';
COMMENT ON COLUMN cases.reporter IS 'Who sent the first report, as the producer''s opaque id; null is anonymous. The points for an answer are theirs.';
COMMENT ON COLUMN cases.excerpt IS 'The first characters of what the first report said, at most 280. The whole is in case_events.';
COMMENT ON COLUMN cases.latitude IS 'Degrees north, WGS 84.';
COMMENT ON COLUMN cases.longitude IS 'Degrees east, WGS 84.';
COMMENT ON COLUMN cases.address IS 'The place in words.';
COMMENT ON COLUMN cases.zone IS 'The tenant''s time zone when the case was opened; its days are counted in it.';
COMMENT ON COLUMN cases.opened_at IS 'When the first report was submitted, or reached the broker if that was earlier.';
COMMENT ON COLUMN cases.updated_at IS 'When the broker had what brought about the latest change.';
COMMENT ON COLUMN cases.answered_at IS 'The first answer.';
COMMENT ON COLUMN cases.closed_at IS 'When it was resolved or cancelled.';
COMMENT ON COLUMN cases.snoozed_until IS 'Until when no escalation is sent.';
COMMENT ON COLUMN cases.paused_until IS 'When a pause ends by itself; null where there is none, or where RESUME ends it.';
COMMENT ON COLUMN cases.reports IS 'Reports in this case, the first included.';
COMMENT ON COLUMN cases.suggestions IS 'Cases that look alike but not enough to merge by themselves; staff decide.';
COMMENT ON COLUMN cases.merged_into IS 'The case that took this one in.';
COMMENT ON COLUMN cases.vote_sum IS 'The sum of the latest scores (1 to 5) of all voters.';
COMMENT ON COLUMN cases.batch IS 'The batch of imported history that this case came with.';
COMMENT ON COLUMN cases.backfilled IS 'True until the batch is closed: clocks run on the history''s time and nobody is paged.';
COMMENT ON COLUMN cases.policy_version IS 'The version of the policy that decided the latest change; 0 is the built-in one.';

CREATE TABLE case_clocks (
    case_id        text NOT NULL,
    name           text NOT NULL,
    revision       bigint NOT NULL,
    status         text NOT NULL,
    started_at     timestamptz NOT NULL,
    deadline       timestamptz,
    source         text NOT NULL,
    target_millis  bigint NOT NULL,
    generation     integer NOT NULL,
    steps_fired    integer NOT NULL,
    stopped_at     timestamptz,
    paused_at      timestamptz,
    paused_millis  bigint NOT NULL,
    breached_at    timestamptz,
    elapsed_millis bigint,
    policy_version integer NOT NULL,
    PRIMARY KEY (case_id, name)
) WITH (fillfactor = 80);

CREATE INDEX case_clocks_running ON case_clocks (deadline) WHERE status = 'RUNNING';

COMMENT ON TABLE case_clocks IS 'The named countdowns of every case, as they stand after its latest change.';
COMMENT ON COLUMN case_clocks.name IS 'The clock''s name in the policy, such as respond.';
COMMENT ON COLUMN case_clocks.revision IS 'The case''s revision that this row was written with.';
COMMENT ON COLUMN case_clocks.status IS 'RUNNING, PAUSED, MET (stopped at or before its deadline), LATE (after it), CANCELLED (no longer counts).';
COMMENT ON COLUMN case_clocks.deadline IS 'The earliest instant at which the business time elapsed equals the target; null where there is no target.';
COMMENT ON COLUMN case_clocks.source IS 'Where the deadline came from: POLICY, REPORT (the report''s own dueAt), NONE (no deadline).';
COMMENT ON COLUMN case_clocks.target_millis IS 'The target in milliseconds of business time; 0 where dueAt decides or there is no target.';
COMMENT ON COLUMN case_clocks.generation IS 'Goes up by one with every change of the deadline; part of an escalation''s id.';
COMMENT ON COLUMN case_clocks.steps_fired IS 'The ladder''s steps that are behind us.';
COMMENT ON COLUMN case_clocks.paused_at IS 'When the pause that is on began.';
COMMENT ON COLUMN case_clocks.paused_millis IS 'Time spent in pauses that are over, milliseconds of business time.';
COMMENT ON COLUMN case_clocks.breached_at IS 'When the case left the target behind unanswered; null while in time.';
COMMENT ON COLUMN case_clocks.elapsed_millis IS 'Business time from start to stop, pauses left out, in milliseconds; set when it was stopped.';
COMMENT ON COLUMN case_clocks.policy_version IS 'The version of the policy that set the target.';

CREATE TABLE case_events (
    id             text PRIMARY KEY,
    case_id        text NOT NULL,
    tenant         text NOT NULL,
    site           text NOT NULL,
    kind           text NOT NULL,
    at             timestamptz NOT NULL,
    revision       bigint NOT NULL,
    event_id       text,
    reference      text,
    actor          text,
    channel        text,
    reporter       text,
    text           text,
    why            text NOT NULL,
    other_case_id  text,
    score          double precision,
    clock          text,
    old_deadline   timestamptz,
    new_deadline   timestamptz,
    policy_version integer NOT NULL
);

CREATE INDEX case_events_by_case ON case_events (case_id, at, revision);
CREATE INDEX case_events_by_reference ON case_events (tenant, site, reference) WHERE reference IS NOT NULL;

COMMENT ON TABLE case_events IS 'The timeline of every case: what happened, when, by whom and why. Never changed, never removed. Mirrors the topic case-events.';
COMMENT ON COLUMN case_events.id IS 'A function of the case and its revision, so that a replay gives the same.';
COMMENT ON COLUMN case_events.at IS 'When it happened: the broker''s time, or the history''s in a backfill.';
COMMENT ON COLUMN case_events.revision IS 'The case''s revision after this event.';
COMMENT ON COLUMN case_events.event_id IS 'The report''s, action''s or vote''s eventId; null for what time brought about.';
COMMENT ON COLUMN case_events.reference IS 'The reference of the report that opened or joined.';
COMMENT ON COLUMN case_events.reporter IS 'The reporter''s opaque id, where a report opened or joined.';
COMMENT ON COLUMN case_events.text IS 'The whole text: of the report, the answer or the comment. Null on confidential cases.';
COMMENT ON COLUMN case_events.why IS 'In one sentence why: the rule, the evidence of a duplicate, the deadlines, the reason of a refusal.';
COMMENT ON COLUMN case_events.other_case_id IS 'The other case of a merge, a split or a suggestion.';
COMMENT ON COLUMN case_events.score IS 'How alike the texts are, 0 to 1, where a report joined or a case was suggested.';

CREATE TABLE escalations (
    id             text PRIMARY KEY,
    case_id        text NOT NULL,
    tenant         text NOT NULL,
    site           text NOT NULL,
    kind           text NOT NULL,
    clock          text NOT NULL,
    step           text NOT NULL,
    step_index     integer NOT NULL,
    generation     integer NOT NULL,
    due_at         timestamptz NOT NULL,
    deadline       timestamptz,
    raised_at      timestamptz NOT NULL,
    paged          boolean NOT NULL,
    audience       text[] NOT NULL,
    channels       text[] NOT NULL,
    reason         text NOT NULL,
    title          text,
    excerpt        text NOT NULL,
    category       text NOT NULL,
    severity       text NOT NULL,
    owner          text,
    assignee       text,
    reports        integer NOT NULL,
    policy_version integer NOT NULL
);

CREATE INDEX escalations_by_raising ON escalations (tenant, raised_at DESC);
CREATE INDEX escalations_by_case ON escalations (case_id, raised_at);

COMMENT ON TABLE escalations IS 'Steps of ladders that came due, each once. Mirrors the topic escalations.';
COMMENT ON COLUMN escalations.id IS 'A function of (tenant, case, clock, step, generation of the deadline): the same step never appears twice.';
COMMENT ON COLUMN escalations.kind IS 'WARNING (the target is near), BREACH (it was missed), STEP (it is still missed), SUMMARY (imported history was taken over).';
COMMENT ON COLUMN escalations.clock IS 'The clock''s name; empty on a SUMMARY.';
COMMENT ON COLUMN escalations.step IS 'The step''s name in the ladder.';
COMMENT ON COLUMN escalations.step_index IS 'The place of the step in its ladder, from 0.';
COMMENT ON COLUMN escalations.generation IS 'The generation of the deadline.';
COMMENT ON COLUMN escalations.due_at IS 'When this step was due.';
COMMENT ON COLUMN escalations.raised_at IS 'When it was raised: the time of the tick that was read.';
COMMENT ON COLUMN escalations.paged IS 'False where it is only recorded: it was moot when it could be sent, or belongs to imported history.';
COMMENT ON COLUMN escalations.audience IS 'Whom it is for, as the ladder names them.';
COMMENT ON COLUMN escalations.channels IS 'The policy''s channels that carry it.';
COMMENT ON COLUMN escalations.reason IS 'In one sentence why.';
COMMENT ON COLUMN escalations.excerpt IS 'The first characters of the report; empty on confidential cases.';
COMMENT ON COLUMN escalations.reports IS 'Reports in the case when it was raised; on a SUMMARY the cases that it speaks for.';

CREATE TABLE count_windows (
    tenant              text NOT NULL,
    site                text NOT NULL,
    category            text NOT NULL,
    channel             text NOT NULL,
    severity            text NOT NULL,
    grain               text NOT NULL,
    window_start        timestamptz NOT NULL,
    window_end          timestamptz NOT NULL,
    reports             bigint NOT NULL,
    cases               bigint NOT NULL,
    duplicates          bigint NOT NULL,
    answered_in_time    bigint NOT NULL,
    answered_late       bigint NOT NULL,
    answered_untargeted bigint NOT NULL,
    open                bigint NOT NULL,
    open_untargeted     bigint NOT NULL,
    cancelled           bigint NOT NULL,
    overdue             bigint NOT NULL,
    escalations         bigint NOT NULL,
    votes               bigint NOT NULL,
    response_wall       jsonb,
    response_business   jsonb,
    PRIMARY KEY (tenant, site, category, channel, severity, grain, window_start)
) WITH (fillfactor = 80);

CREATE INDEX count_windows_by_start ON count_windows (tenant, grain, window_start);

COMMENT ON TABLE count_windows IS 'What was counted in one window of one cell of dimensions, the whole figures. Mirrors the topic counts. Grains overlap: choose one, then any sum over the other dimensions is right.';
COMMENT ON COLUMN count_windows.grain IS 'The length of the tumbling window: MINUTE, HOUR, DAY. HOUR and DAY are those of the tenant''s zone; MINUTE is the same everywhere.';
COMMENT ON COLUMN count_windows.window_start IS 'Inclusive.';
COMMENT ON COLUMN count_windows.window_end IS 'Exclusive.';
COMMENT ON COLUMN count_windows.reports IS 'Reports that came in during this window (imported ones: by the history''s dates), duplicates included, reposts of the same eventId not.';
COMMENT ON COLUMN count_windows.cases IS 'Cases opened in this window that still stand as cases of their own.';
COMMENT ON COLUMN count_windows.duplicates IS 'Reports of those cases beyond the first.';
COMMENT ON COLUMN count_windows.answered_in_time IS 'Of those cases: first answered at or before the deadline.';
COMMENT ON COLUMN count_windows.answered_late IS 'Of those cases: first answered after the deadline.';
COMMENT ON COLUMN count_windows.answered_untargeted IS 'Of those cases: answered, with no deadline to meet.';
COMMENT ON COLUMN count_windows.open IS 'Of those cases: not yet answered, with a deadline.';
COMMENT ON COLUMN count_windows.open_untargeted IS 'Of those cases: not yet answered, with no deadline.';
COMMENT ON COLUMN count_windows.cancelled IS 'Of those cases: cancelled before an answer.';
COMMENT ON COLUMN count_windows.overdue IS 'Of the open ones: past the deadline.';
COMMENT ON COLUMN count_windows.escalations IS 'Escalations raised in this window, paged or not.';
COMMENT ON COLUMN count_windows.votes IS 'Votes cast in this window.';
COMMENT ON COLUMN count_windows.response_wall IS 'First response of those cases in wall time: a sketch {"buckets":[],"counts":[]}, read with sketch_quantile, merged with sketch_merge.';
COMMENT ON COLUMN count_windows.response_business IS 'First response of those cases in business time of the respond clock''s calendar: a sketch like response_wall.';

CREATE TABLE surges (
    id              text PRIMARY KEY,
    tenant          text NOT NULL,
    site            text NOT NULL,
    category        text NOT NULL,
    window_start    timestamptz NOT NULL,
    window_end      timestamptz NOT NULL,
    observed        bigint NOT NULL,
    expected        double precision NOT NULL,
    tail            double precision NOT NULL,
    sample_case_ids text[] NOT NULL
);

CREATE INDEX surges_by_start ON surges (tenant, window_start DESC);

COMMENT ON TABLE surges IS 'Many more reports than usual on one site and category. Mirrors the topic surges.';
COMMENT ON COLUMN surges.observed IS 'Reports in the window.';
COMMENT ON COLUMN surges.expected IS 'Reports that the site''s own past leads one to expect.';
COMMENT ON COLUMN surges.tail IS 'The probability of so many or more by chance.';
COMMENT ON COLUMN surges.sample_case_ids IS 'Some of the cases, newest first.';

CREATE TABLE points_entries (
    id             text PRIMARY KEY,
    tenant         text NOT NULL,
    reporter       text NOT NULL,
    points         integer NOT NULL,
    reason         text NOT NULL,
    case_id        text NOT NULL,
    reference      text,
    at             timestamptz NOT NULL,
    policy_version integer NOT NULL
);

CREATE INDEX points_entries_by_reporter ON points_entries (tenant, reporter, at DESC);

COMMENT ON TABLE points_entries IS 'The ledger of reporters'' points: a balance is the sum of a reporter''s lines. Mirrors the topic points.';
COMMENT ON COLUMN points_entries.points IS 'May be negative: a line that takes an earlier one back.';
COMMENT ON COLUMN points_entries.reason IS 'What it is for: report, answered, resolved, vote.';

CREATE TABLE dead_letters (
    topic            text NOT NULL,
    partition        integer NOT NULL,
    record_offset    bigint NOT NULL,
    recorded_at      timestamptz,
    reason           text NOT NULL,
    detail           text NOT NULL,
    stage            text NOT NULL,
    key              bytea,
    value            bytea,
    letter_partition integer NOT NULL,
    letter_offset    bigint NOT NULL,
    rejected_at      timestamptz NOT NULL,
    PRIMARY KEY (topic, partition, record_offset)
);

CREATE INDEX dead_letters_by_rejection ON dead_letters (rejected_at DESC);

COMMENT ON TABLE dead_letters IS 'Records that could not be understood, whole, with the reason; each once by where it came from. Mirrors the topic dead-letters.';
COMMENT ON COLUMN dead_letters.topic IS 'The topic that the record came on; that of the dead letters where it did not say.';
COMMENT ON COLUMN dead_letters.record_offset IS 'The record''s offset there.';
COMMENT ON COLUMN dead_letters.recorded_at IS 'The record''s own timestamp there.';
COMMENT ON COLUMN dead_letters.reason IS 'A code, such as INVALID_AVRO, UNKNOWN_SCHEMA, INVALID_FIELD, WRONG_KEY, UNKNOWN_CASE, UNKNOWN_TENANT, STORE_REJECTED.';
COMMENT ON COLUMN dead_letters.detail IS 'In one sentence what is wrong.';
COMMENT ON COLUMN dead_letters.stage IS 'Who refused it.';
COMMENT ON COLUMN dead_letters.key IS 'The original bytes.';
COMMENT ON COLUMN dead_letters.value IS 'The original bytes.';
COMMENT ON COLUMN dead_letters.letter_partition IS 'Where it lies on the topic dead-letters, for a replay.';
COMMENT ON COLUMN dead_letters.letter_offset IS 'Where it lies on the topic dead-letters, for a replay.';
COMMENT ON COLUMN dead_letters.rejected_at IS 'When it was refused.';

CREATE TABLE notifications (
    escalation_id   text NOT NULL,
    channel         text NOT NULL,
    tenant          text NOT NULL,
    case_id         text NOT NULL,
    sequence        bigint GENERATED ALWAYS AS IDENTITY,
    state           text NOT NULL DEFAULT 'PENDING' CHECK (state IN ('PENDING', 'DELIVERED', 'DEAD')),
    attempts        integer NOT NULL DEFAULT 0,
    created_at      timestamptz NOT NULL DEFAULT now(),
    next_attempt_at timestamptz NOT NULL DEFAULT now(),
    leased_by       text,
    leased_until    timestamptz,
    settled_at      timestamptz,
    last_error      text,
    payload         text NOT NULL,
    PRIMARY KEY (escalation_id, channel)
) WITH (fillfactor = 80);

CREATE INDEX notifications_pending ON notifications (tenant, channel, next_attempt_at) WHERE state = 'PENDING';
CREATE INDEX notifications_order ON notifications (case_id, channel, sequence) WHERE state = 'PENDING';

COMMENT ON TABLE notifications IS 'The ledger of what was pushed where: one line for each paged escalation and channel, written in the transaction that stores the escalation.';
COMMENT ON COLUMN notifications.channel IS 'The policy''s name of the channel; @default is the installation''s own webhook.';
COMMENT ON COLUMN notifications.sequence IS 'The order of the lines; within one case and channel they are delivered in it.';
COMMENT ON COLUMN notifications.state IS 'PENDING, DELIVERED, or DEAD (given up).';
COMMENT ON COLUMN notifications.attempts IS 'Deliveries tried.';
COMMENT ON COLUMN notifications.next_attempt_at IS 'Not tried before this instant.';
COMMENT ON COLUMN notifications.leased_by IS 'The sink that is delivering it.';
COMMENT ON COLUMN notifications.leased_until IS 'From when another sink may take it over.';
COMMENT ON COLUMN notifications.settled_at IS 'When it was delivered or given up.';
COMMENT ON COLUMN notifications.last_error IS 'What the latest attempt met with.';
COMMENT ON COLUMN notifications.payload IS 'The body, the same bytes at every attempt.';

CREATE TABLE consumed_offsets (
    topic       text NOT NULL,
    partition   integer NOT NULL,
    next_offset bigint NOT NULL,
    epoch       bigint NOT NULL,
    owner       text NOT NULL,
    updated_at  timestamptz NOT NULL,
    PRIMARY KEY (topic, partition)
);

COMMENT ON TABLE consumed_offsets IS 'How far the tables mirror each partition; written in the same transaction as the rows.';
COMMENT ON COLUMN consumed_offsets.next_offset IS 'The first offset that is not in the tables yet.';
COMMENT ON COLUMN consumed_offsets.epoch IS 'Goes up by one whenever a sink takes the partition over; only the holder of the latest may write.';
COMMENT ON COLUMN consumed_offsets.owner IS 'The sink that holds the epoch.';
