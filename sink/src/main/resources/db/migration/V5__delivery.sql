-- How messages leave: silences, messages of several lines, what sinks share about a channel, and what became of it all.
-- Lines that are there keep what they say, and those that are pending go out by the new rules.

ALTER TABLE notifications
    DROP CONSTRAINT notifications_state_check,
    ADD CONSTRAINT notifications_state_check CHECK (state IN ('PENDING', 'HELD', 'DELIVERED', 'MOOT', 'DEAD')),
    ADD COLUMN since      timestamptz,
    ADD COLUMN group_id   text,
    ADD COLUMN in_doubt   boolean NOT NULL DEFAULT false,
    ADD COLUMN held_by    text,
    ADD COLUMN held_until timestamptz,
    ADD COLUMN letter_due boolean NOT NULL DEFAULT false;

COMMENT ON COLUMN notifications.state IS 'PENDING, HELD (by a silence), DELIVERED, MOOT (nobody wanted it any more: last_error says why), or DEAD (given up).';
COMMENT ON COLUMN notifications.attempts IS 'Deliveries tried. One that died with its sink counts.';
COMMENT ON COLUMN notifications.leased_until IS 'When whoever is delivering it is thought dead.';
COMMENT ON COLUMN notifications.settled_at IS 'When it was delivered, found moot or given up. 90 days after that the line is removed.';
COMMENT ON COLUMN notifications.last_error IS 'What the latest attempt met with, why it is held, moot or dead.';
COMMENT ON COLUMN notifications.payload IS 'What it says, as JSON.';
COMMENT ON COLUMN notifications.since IS 'From when the patience of 48 hours counts, where that is not created_at: when it came out of a silence, or was put back.';
COMMENT ON COLUMN notifications.group_id IS 'The message that it is a part of, where it is one of several lines; a function of their ids.';
COMMENT ON COLUMN notifications.in_doubt IS 'True while nobody knows whether the latest attempt arrived: it is under way, was not answered in time, or its sink died. A message of several lines stays as it is until that is known.';
COMMENT ON COLUMN notifications.held_by IS 'The silence that holds it, or held it last.';
COMMENT ON COLUMN notifications.held_until IS 'When that silence ends, by the policy in force when it was looked at last; where no end is near, later.';
COMMENT ON COLUMN notifications.letter_due IS 'True while its dead letter is still to be written.';

-- What is still to be done, and nothing of what is settled: as small with a million settled lines as with none. By case are
-- all: a case that becomes confidential silences what its lines say, sent or not.
DROP INDEX notifications_pending;
CREATE INDEX notifications_due ON notifications (tenant, channel, next_attempt_at) WHERE state IN ('PENDING', 'HELD');
CREATE INDEX notifications_waiting ON notifications (tenant, channel, sequence) WHERE state IN ('PENDING', 'HELD');
DROP INDEX notifications_order;
CREATE INDEX notifications_by_case ON notifications (case_id, channel, sequence);
CREATE INDEX notifications_groups ON notifications (group_id) WHERE state = 'PENDING' AND group_id IS NOT NULL;
CREATE INDEX notifications_letters ON notifications (sequence) WHERE letter_due;
CREATE INDEX notifications_dead ON notifications (tenant, channel) WHERE state = 'DEAD';
CREATE INDEX notifications_settled ON notifications (settled_at) WHERE settled_at IS NOT NULL;

CREATE TABLE channel_states (
    tenant          text NOT NULL,
    channel         text NOT NULL,
    kind            text,
    leased_by       text,
    leased_until    timestamptz,
    ready_at        timestamptz,
    held_for        text CHECK (held_for IN ('FAILURES', 'ASKED', 'RATE')),
    failures        integer NOT NULL DEFAULT 0,
    openings        integer NOT NULL DEFAULT 0,
    paced_at        timestamptz,
    calm_at         timestamptz,
    gather_until    timestamptz,
    last_error      text,
    last_error_at   timestamptz,
    last_success_at timestamptz,
    PRIMARY KEY (tenant, channel)
) WITH (fillfactor = 50);

COMMENT ON TABLE channel_states IS 'What sinks share about a channel: who sends on it, how fast it may go, and whether it is worth trying. Read channel_health.';
COMMENT ON COLUMN channel_states.kind IS 'Its kind in the policy when it was used last.';
COMMENT ON COLUMN channel_states.leased_by IS 'The sink that sends on it: one at a time, so that lines of a case stay in order.';
COMMENT ON COLUMN channel_states.leased_until IS 'From when another sink may take it over.';
COMMENT ON COLUMN channel_states.ready_at IS 'Nothing is sent before this instant.';
COMMENT ON COLUMN channel_states.held_for IS 'Why not: FAILURES (it failed five times in a row), ASKED (the receiver asked for it), RATE (so many a minute).';
COMMENT ON COLUMN channel_states.failures IS 'Failures in a row.';
COMMENT ON COLUMN channel_states.openings IS 'How often in a row it was held for failures; above 0 one message at a time is let through.';
COMMENT ON COLUMN channel_states.paced_at IS 'When the pace that its rate allows is rested.';
COMMENT ON COLUMN channel_states.calm_at IS 'When the pace above which it is a flood is rested.';
COMMENT ON COLUMN channel_states.gather_until IS 'Until when the lines of a flood gather.';

CREATE VIEW channel_health AS
SELECT tenant,
       channel,
       s.kind,
       CASE
           WHEN s.ready_at > now() AND s.held_for = 'FAILURES' THEN 'HELD'
           WHEN s.ready_at > now() AND s.held_for = 'ASKED' THEN 'THROTTLED'
           WHEN s.openings > 0 THEN 'PROBING'
           WHEN s.failures > 0 THEN 'FAILING'
           ELSE 'OK'
       END AS state,
       coalesce(w.pending, 0) AS pending,
       coalesce(w.silenced, 0) AS silenced,
       w.oldest_pending_at,
       coalesce(d.dead, 0) AS dead,
       coalesce(s.failures, 0) AS failures,
       s.last_error,
       s.last_error_at,
       s.last_success_at,
       CASE WHEN s.ready_at > now() THEN s.ready_at END AS held_until
FROM channel_states s
FULL JOIN (
    SELECT tenant,
           channel,
           count(*) FILTER (WHERE state = 'PENDING') AS pending,
           count(*) FILTER (WHERE state = 'HELD') AS silenced,
           min(created_at) FILTER (WHERE state = 'PENDING') AS oldest_pending_at
    FROM notifications
    WHERE state IN ('PENDING', 'HELD')
    GROUP BY tenant, channel) w USING (tenant, channel)
FULL JOIN (
    SELECT tenant, channel, count(*) AS dead FROM notifications WHERE state = 'DEAD' GROUP BY tenant, channel) d
    USING (tenant, channel);
COMMENT ON VIEW channel_health IS 'How each channel is: OK; FAILING (the latest attempts failed); HELD (it failed five times in a row, nothing is sent before held_until); PROBING (one message at a time is tried); THROTTLED (the receiver asked to be left alone until held_until). pending lines wait to be sent, silenced ones for the end of a silence, dead ones were given up.';

-- Every place of the key where an @ stands is tried, for a clock's name may have one.
CREATE FUNCTION notification_replay(letter_key text) RETURNS boolean
    LANGUAGE sql
    AS $$
        WITH replayed AS (
            UPDATE notifications n
            SET state = 'PENDING', since = now(), next_attempt_at = now(), attempts = 0, group_id = NULL, in_doubt = false,
                settled_at = NULL, letter_due = false
            FROM generate_series(1, length(letter_key)) AS at
            WHERE substr(letter_key, at, 1) = '@'
              AND n.escalation_id = left(letter_key, at - 1)
              AND n.channel = substr(letter_key, at + 1)
              AND n.state = 'DEAD'
            RETURNING 1)
        SELECT EXISTS (SELECT FROM replayed)
    $$;
COMMENT ON FUNCTION notification_replay(text) IS 'Puts a line that was given up back: it is pending again, with 48 hours of patience from now. The key is that of its dead letter: the escalation''s id, an @, and the channel''s name. False where there is no such dead line.';
