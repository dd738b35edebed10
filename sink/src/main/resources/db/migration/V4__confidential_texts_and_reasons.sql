-- Texts that are for named roles only, who read them, the policies that name the roles, and why severities are what they are.
-- Rows that are there keep what they say; the new columns have the values that the Avro fields have by default.

ALTER TABLE cases
    ADD COLUMN reason_probability          double precision,
    ADD COLUMN severity_reason_by          text,
    ADD COLUMN severity_reason_name        text,
    ADD COLUMN severity_reason_evidence    text,
    ADD COLUMN severity_reason_probability double precision,
    ADD COLUMN readers                     text[] NOT NULL DEFAULT '{}';

COMMENT ON COLUMN cases.reason_by IS 'What decided the category: rule, model, producer, staff or none.';
COMMENT ON COLUMN cases.reason_probability IS 'How probable the model thinks it, 0 to 1; null where no model was asked.';
COMMENT ON COLUMN cases.severity_reason_by IS 'What decided the severity, where something else did than decided the category.';
COMMENT ON COLUMN cases.title IS 'Null on confidential cases, like the address.';
COMMENT ON COLUMN cases.excerpt IS 'The first characters of what the first report said, at most 280; empty on confidential cases. The whole is in case_events, or in confidential_texts.';
COMMENT ON COLUMN cases.readers IS 'The roles that may read a confidential case; empty where it is not confidential.';

-- The cases that live on in one.
CREATE INDEX cases_by_merge ON cases (merged_into) WHERE merged_into IS NOT NULL;

ALTER TABLE case_events
    ADD COLUMN confidential boolean,
    ADD COLUMN readers      text[] NOT NULL DEFAULT '{}';

COMMENT ON TABLE case_events IS 'The timeline of every case: what happened, when, by whom and why. Never removed. Mirrors the topic case-events, but for the texts of cases that became confidential, which are moved to confidential_texts.';
COMMENT ON COLUMN case_events.score IS 'How probable it is that both are the same problem, 0 to 1, where a report joined or a case was suggested.';
COMMENT ON COLUMN case_events.text IS 'The whole text: of the report, the answer or the comment. Null while the case is confidential.';
COMMENT ON COLUMN case_events.confidential IS 'RECLASSIFIED: whether the case is confidential from here on; null where that stays as it was.';
COMMENT ON COLUMN case_events.readers IS 'RECLASSIFIED: the roles that may read it, where it is confidential from here on.';

-- Whether a case is confidential, as its timeline says.
CREATE INDEX case_events_by_confidence ON case_events (case_id, revision DESC) WHERE confidential IS NOT NULL;

CREATE TABLE confidential_texts (
    id        text PRIMARY KEY,
    case_id   text NOT NULL,
    tenant    text NOT NULL,
    site      text NOT NULL,
    at        timestamptz NOT NULL,
    event_id  text NOT NULL,
    reference text,
    actor     text,
    channel   text,
    reporter  text,
    title     text,
    text      text NOT NULL,
    address   text,
    readers   text[] NOT NULL DEFAULT '{}'
);
CREATE INDEX confidential_texts_by_case ON confidential_texts (case_id, at);

COMMENT ON TABLE confidential_texts IS 'What was said on confidential cases, for named roles only. Mirrors the topic confidential-texts; texts of cases that became confidential are moved here from case_events. Granted apart from everything else: see docs/sql.md.';
COMMENT ON COLUMN confidential_texts.id IS 'That of the line of case_events that it belongs to; with /case behind it where it is what the case itself said before it became confidential.';
COMMENT ON COLUMN confidential_texts.readers IS 'The roles that might read it when it was said. Who may now is what the policy in force says.';

CREATE TABLE confidential_reads (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    read_at timestamptz NOT NULL DEFAULT now(),
    person  text NOT NULL,
    roles   text[] NOT NULL,
    case_id text NOT NULL,
    tenant  text NOT NULL,
    site    text NOT NULL
);
CREATE INDEX confidential_reads_by_case ON confidential_reads (case_id, read_at);
CREATE INDEX confidential_reads_by_person ON confidential_reads (person, read_at);

COMMENT ON TABLE confidential_reads IS 'Every reading of a confidential case on the console: who, as which of the roles that may, and when. Written by the console before it shows a word; never changed, never removed.';

CREATE TABLE policies (
    tenant         text NOT NULL,
    version        integer NOT NULL,
    effective_from timestamptz NOT NULL,
    published_at   timestamptz NOT NULL,
    published_by   text NOT NULL,
    document       text NOT NULL,
    PRIMARY KEY (tenant, version)
);

COMMENT ON TABLE policies IS 'Every version of every tenant''s rules, as they were written. Mirrors the topic policies. The console finds in it whose role may read confidential texts.';
COMMENT ON COLUMN policies.effective_from IS 'The instant from which this version decides.';

ALTER TABLE surges
    ADD COLUMN new_words        jsonb NOT NULL DEFAULT '[]',
    ADD COLUMN false_alarm_rate double precision NOT NULL DEFAULT 0,
    ADD COLUMN backfilled       boolean NOT NULL DEFAULT false;

COMMENT ON TABLE surges IS 'Many more reports than usual on one site (category empty), one category (site empty), or one site and category. Mirrors the topic surges.';
COMMENT ON COLUMN surges.backfilled IS 'Found in imported history.';
COMMENT ON COLUMN surges.new_words IS 'Words that are in many more of the reports than usual: [{"word": text, "reports": number, "expected": number}].';
COMMENT ON COLUMN surges.false_alarm_rate IS 'How many false alarms a year this site, category, or both may raise by chance.';
