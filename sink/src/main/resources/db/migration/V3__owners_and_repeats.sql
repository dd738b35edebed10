-- Who owes a step of a case, how often a step was raised again, and whom it reached. Rows that are there keep what they say;
-- the new columns have the values that the Avro fields have by default.

ALTER TABLE case_clocks
    ADD COLUMN owner          text,
    ADD COLUMN repeats        integer NOT NULL DEFAULT 0,
    ADD COLUMN raised_at      timestamptz,
    ADD COLUMN raised_reports integer NOT NULL DEFAULT 0,
    ADD COLUMN pauses         jsonb NOT NULL DEFAULT '[]',
    ADD COLUMN completable    boolean NOT NULL DEFAULT false;

COMMENT ON COLUMN case_clocks.owner IS 'Who owes this step; null leaves it to the case''s owner.';
COMMENT ON COLUMN case_clocks.repeats IS 'How often the latest step of the ladder was raised again.';
COMMENT ON COLUMN case_clocks.raised_at IS 'When the latest step, or its latest repeat, was due; null before the first.';
COMMENT ON COLUMN case_clocks.raised_reports IS 'Reports in the case when the latest step was raised.';
COMMENT ON COLUMN case_clocks.pauses IS 'The pauses that are over: [{"from": instant, "to": instant}].';
COMMENT ON COLUMN case_clocks.completable IS 'True where it is a step that the action COMPLETE stops, by its name.';

ALTER TABLE escalations
    ADD COLUMN recipients text[] NOT NULL DEFAULT '{}',
    ADD COLUMN repeat     integer NOT NULL DEFAULT 0;

COMMENT ON COLUMN escalations.id IS 'A function of (tenant, case, clock, step, generation of the deadline, repeat): the same step never appears twice.';
COMMENT ON COLUMN escalations.recipients IS 'The people whom it reaches: owner and assignee as they are, the members of roles, who is on call when it is raised.';
COMMENT ON COLUMN escalations.repeat IS '0 where the step is raised for the first time; then 1, 2 and so on.';

-- A page is open while somebody should still act on it. So it is not where the case sleeps, where the step that it is about was
-- taken meanwhile, where the clock has started anew since (the case was reopened), or where the deadline lies ahead again.
DROP VIEW open_escalations;
CREATE VIEW open_escalations AS
SELECT e.*,
       c.status          AS case_status,
       c.category        AS case_category,
       c.severity        AS case_severity,
       c.owner           AS case_owner,
       c.assignee        AS case_assignee,
       c.opened_at       AS case_opened_at,
       c.snoozed_until   AS case_snoozed_until,
       c.reports         AS case_reports,
       c.revision        AS case_revision,
       k.owner           AS clock_owner
FROM escalations e
JOIN cases c USING (case_id)
LEFT JOIN case_clocks k ON k.case_id = e.case_id AND k.name = e.clock
WHERE e.paged
  AND c.status = 'OPEN'
  AND (c.snoozed_until IS NULL OR c.snoozed_until <= now())
  AND (c.acknowledged_at IS NULL OR c.acknowledged_at < e.raised_at)
  AND (c.answered_at IS NULL OR c.answered_at < e.raised_at)
  AND (c.closed_at IS NULL OR c.closed_at < e.raised_at)
  AND (k.name IS NULL
       OR k.status IN ('RUNNING', 'PAUSED')
          AND e.raised_at >= k.started_at
          AND (e.kind = 'WARNING' OR k.deadline IS NULL OR k.deadline <= greatest(now(), e.raised_at)));
COMMENT ON VIEW open_escalations IS 'Paged escalations that still want somebody: their case is open, awake and not acknowledged, answered or closed since they were raised, and the clock still waits behind its deadline.';
