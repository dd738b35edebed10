-- The same tables and columns as in PostgreSQL (db/migration), without indexes and keys: whoever writes merges by key, and an
-- index would cost more than the rows. Columns are described there, and in docs/sql.md. "at" is a word of DuckDB's grammar.

CREATE TABLE cases (
    case_id                       VARCHAR NOT NULL,
    tenant                        VARCHAR NOT NULL,
    site                          VARCHAR NOT NULL,
    reference                     VARCHAR NOT NULL,
    revision                      BIGINT NOT NULL,
    status                        VARCHAR NOT NULL,
    kind                          VARCHAR NOT NULL,
    channel                       VARCHAR NOT NULL,
    category                      VARCHAR NOT NULL,
    severity                      VARCHAR NOT NULL,
    owner                         VARCHAR,
    assignee                      VARCHAR,
    confidential                  BOOLEAN NOT NULL,
    reason_by                     VARCHAR NOT NULL,
    reason_name                   VARCHAR NOT NULL,
    reason_evidence               VARCHAR NOT NULL,
    reporter                      VARCHAR,
    title                         VARCHAR,
    excerpt                       VARCHAR NOT NULL,
    latitude                      DOUBLE,
    longitude                     DOUBLE,
    address                       VARCHAR,
    zone                          VARCHAR NOT NULL,
    opened_at                     TIMESTAMPTZ NOT NULL,
    updated_at                    TIMESTAMPTZ NOT NULL,
    acknowledged_at               TIMESTAMPTZ,
    answered_at                   TIMESTAMPTZ,
    closed_at                     TIMESTAMPTZ,
    snoozed_until                 TIMESTAMPTZ,
    paused_until                  TIMESTAMPTZ,
    reports                       INTEGER NOT NULL,
    last_report_at                TIMESTAMPTZ NOT NULL,
    suggestions                   VARCHAR[] NOT NULL,
    merged_into                   VARCHAR,
    reopened                      INTEGER NOT NULL,
    votes                         INTEGER NOT NULL,
    vote_sum                      INTEGER NOT NULL,
    batch                         VARCHAR,
    backfilled                    BOOLEAN NOT NULL,
    policy_version                INTEGER NOT NULL,
    reason_probability            DOUBLE,
    severity_reason_by            VARCHAR,
    severity_reason_name          VARCHAR,
    severity_reason_evidence      VARCHAR,
    severity_reason_probability   DOUBLE,
    readers                       VARCHAR[] NOT NULL
);
COMMENT ON TABLE cases IS 'Every case as it stands after its latest change: what staff work on, one or more reports of the same problem. Mirrors the topic cases.';

CREATE TABLE case_clocks (
    case_id          VARCHAR NOT NULL,
    name             VARCHAR NOT NULL,
    revision         BIGINT NOT NULL,
    status           VARCHAR NOT NULL,
    started_at       TIMESTAMPTZ NOT NULL,
    deadline         TIMESTAMPTZ,
    source           VARCHAR NOT NULL,
    target_millis    BIGINT NOT NULL,
    generation       INTEGER NOT NULL,
    steps_fired      INTEGER NOT NULL,
    stopped_at       TIMESTAMPTZ,
    paused_at        TIMESTAMPTZ,
    paused_millis    BIGINT NOT NULL,
    breached_at      TIMESTAMPTZ,
    elapsed_millis   BIGINT,
    policy_version   INTEGER NOT NULL,
    owner            VARCHAR,
    repeats          INTEGER NOT NULL,
    raised_at        TIMESTAMPTZ,
    raised_reports   INTEGER NOT NULL,
    pauses           JSON NOT NULL,
    completable      BOOLEAN NOT NULL
);
COMMENT ON TABLE case_clocks IS 'The named countdowns of every case, as they stand after its latest change.';

CREATE TABLE case_events (
    id               VARCHAR NOT NULL,
    case_id          VARCHAR NOT NULL,
    tenant           VARCHAR NOT NULL,
    site             VARCHAR NOT NULL,
    kind             VARCHAR NOT NULL,
    "at"             TIMESTAMPTZ NOT NULL,
    revision         BIGINT NOT NULL,
    event_id         VARCHAR,
    reference        VARCHAR,
    actor            VARCHAR,
    channel          VARCHAR,
    reporter         VARCHAR,
    text             VARCHAR,
    why              VARCHAR NOT NULL,
    other_case_id    VARCHAR,
    score            DOUBLE,
    clock            VARCHAR,
    old_deadline     TIMESTAMPTZ,
    new_deadline     TIMESTAMPTZ,
    policy_version   INTEGER NOT NULL,
    confidential     BOOLEAN,
    readers          VARCHAR[] NOT NULL
);
COMMENT ON TABLE case_events IS 'The timeline of every case: what happened, when, by whom and why. Never removed. Mirrors the topic case-events, but for the texts of cases that became confidential, which are moved to confidential_texts.';

CREATE TABLE confidential_texts (
    id          VARCHAR NOT NULL,
    case_id     VARCHAR NOT NULL,
    tenant      VARCHAR NOT NULL,
    site        VARCHAR NOT NULL,
    "at"        TIMESTAMPTZ NOT NULL,
    event_id    VARCHAR NOT NULL,
    reference   VARCHAR,
    actor       VARCHAR,
    channel     VARCHAR,
    reporter    VARCHAR,
    title       VARCHAR,
    text        VARCHAR NOT NULL,
    address     VARCHAR,
    readers     VARCHAR[] NOT NULL
);
COMMENT ON TABLE confidential_texts IS 'What was said on confidential cases, for named roles only. Mirrors the topic confidential-texts; texts of cases that became confidential are moved here from case_events. Granted apart from everything else: see docs/sql.md.';

CREATE TABLE policies (
    tenant           VARCHAR NOT NULL,
    version          INTEGER NOT NULL,
    effective_from   TIMESTAMPTZ NOT NULL,
    published_at     TIMESTAMPTZ NOT NULL,
    published_by     VARCHAR NOT NULL,
    document         VARCHAR NOT NULL
);
COMMENT ON TABLE policies IS 'Every version of every tenant''s rules, as they were written. Mirrors the topic policies. The console finds in it whose role may read confidential texts.';

CREATE TABLE escalations (
    id               VARCHAR NOT NULL,
    case_id          VARCHAR NOT NULL,
    tenant           VARCHAR NOT NULL,
    site             VARCHAR NOT NULL,
    kind             VARCHAR NOT NULL,
    clock            VARCHAR NOT NULL,
    step             VARCHAR NOT NULL,
    step_index       INTEGER NOT NULL,
    generation       INTEGER NOT NULL,
    due_at           TIMESTAMPTZ NOT NULL,
    deadline         TIMESTAMPTZ,
    raised_at        TIMESTAMPTZ NOT NULL,
    paged            BOOLEAN NOT NULL,
    audience         VARCHAR[] NOT NULL,
    channels         VARCHAR[] NOT NULL,
    reason           VARCHAR NOT NULL,
    title            VARCHAR,
    excerpt          VARCHAR NOT NULL,
    category         VARCHAR NOT NULL,
    severity         VARCHAR NOT NULL,
    owner            VARCHAR,
    assignee         VARCHAR,
    reports          INTEGER NOT NULL,
    policy_version   INTEGER NOT NULL,
    recipients       VARCHAR[] NOT NULL,
    repeat           INTEGER NOT NULL
);
COMMENT ON TABLE escalations IS 'Steps of ladders that came due, each once. Mirrors the topic escalations.';

CREATE TABLE count_windows (
    tenant                VARCHAR NOT NULL,
    site                  VARCHAR NOT NULL,
    category              VARCHAR NOT NULL,
    channel               VARCHAR NOT NULL,
    severity              VARCHAR NOT NULL,
    grain                 VARCHAR NOT NULL,
    window_start          TIMESTAMPTZ NOT NULL,
    window_end            TIMESTAMPTZ NOT NULL,
    reports               BIGINT NOT NULL,
    cases                 BIGINT NOT NULL,
    duplicates            BIGINT NOT NULL,
    answered_in_time      BIGINT NOT NULL,
    answered_late         BIGINT NOT NULL,
    answered_untargeted   BIGINT NOT NULL,
    open                  BIGINT NOT NULL,
    open_untargeted       BIGINT NOT NULL,
    cancelled             BIGINT NOT NULL,
    overdue               BIGINT NOT NULL,
    escalations           BIGINT NOT NULL,
    votes                 BIGINT NOT NULL,
    response_wall         JSON,
    response_business     JSON
);
COMMENT ON TABLE count_windows IS 'What was counted in one window of one cell of dimensions, the whole figures. Mirrors the topic counts. Grains overlap: choose one, then any sum over the other dimensions is right.';

CREATE TABLE surges (
    id                 VARCHAR NOT NULL,
    tenant             VARCHAR NOT NULL,
    site               VARCHAR NOT NULL,
    category           VARCHAR NOT NULL,
    window_start       TIMESTAMPTZ NOT NULL,
    window_end         TIMESTAMPTZ NOT NULL,
    observed           BIGINT NOT NULL,
    expected           DOUBLE NOT NULL,
    tail               DOUBLE NOT NULL,
    sample_case_ids    VARCHAR[] NOT NULL,
    new_words          JSON NOT NULL,
    false_alarm_rate   DOUBLE NOT NULL,
    backfilled         BOOLEAN NOT NULL
);
COMMENT ON TABLE surges IS 'Many more reports than usual on one site (category empty), one category (site empty), or one site and category. Mirrors the topic surges.';

CREATE TABLE points_entries (
    id               VARCHAR NOT NULL,
    tenant           VARCHAR NOT NULL,
    reporter         VARCHAR NOT NULL,
    points           INTEGER NOT NULL,
    reason           VARCHAR NOT NULL,
    case_id          VARCHAR NOT NULL,
    reference        VARCHAR,
    "at"             TIMESTAMPTZ NOT NULL,
    policy_version   INTEGER NOT NULL
);
COMMENT ON TABLE points_entries IS 'The ledger of reporters'' points: a balance is the sum of a reporter''s lines. Mirrors the topic points.';

CREATE TABLE dead_letters (
    topic              VARCHAR NOT NULL,
    partition          INTEGER NOT NULL,
    record_offset      BIGINT NOT NULL,
    recorded_at        TIMESTAMPTZ,
    reason             VARCHAR NOT NULL,
    detail             VARCHAR NOT NULL,
    stage              VARCHAR NOT NULL,
    key                BLOB,
    value              BLOB,
    letter_partition   INTEGER NOT NULL,
    letter_offset      BIGINT NOT NULL,
    rejected_at        TIMESTAMPTZ NOT NULL,
    settled            VARCHAR,
    settled_by         VARCHAR,
    settled_at         TIMESTAMPTZ
);
COMMENT ON TABLE dead_letters IS 'Records that could not be understood, whole, with the reason; each once by where it came from. Mirrors the topic dead-letters.';

CREATE TABLE consumed_offsets (
    topic       VARCHAR,
    partition   INTEGER,
    next_offset BIGINT NOT NULL,
    epoch       BIGINT NOT NULL,
    owner       VARCHAR NOT NULL,
    updated_at  TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (topic, partition)
);
COMMENT ON TABLE consumed_offsets IS 'How far the tables mirror each partition, and who may write; in the same transaction as the rows.';
