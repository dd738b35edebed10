-- The tables that grow with what happens are partitioned by time, so that what is older than an installation keeps goes a
-- partition at a time. Partitions are made when the first row of their time comes, which may be of history: see
-- prepare_partition. There is no default partition: while one is there, making another locks out whoever reads the table. What
-- lies before 2000 or after 2099 has partitions of its own, so that absurd times make no more of them. Rows that are there move
-- over, and so do the grants.

CREATE TEMP TABLE old_grants ON COMMIT DROP AS
SELECT c.relname, a.grantee, a.privilege_type, a.is_grantable
FROM pg_class c, aclexplode(c.relacl) a
WHERE c.oid IN ('case_events'::regclass, 'escalations'::regclass, 'count_windows'::regclass, 'open_escalations'::regclass,
                'response_quantiles'::regclass)
  AND a.grantee <> c.relowner;

DROP VIEW open_escalations, response_quantiles;
ALTER TABLE case_events RENAME TO old_case_events;
ALTER TABLE escalations RENAME TO old_escalations;
ALTER TABLE count_windows RENAME TO old_count_windows;

CREATE TABLE case_events (LIKE old_case_events INCLUDING DEFAULTS INCLUDING COMMENTS) PARTITION BY RANGE (at);
CREATE TABLE escalations (LIKE old_escalations INCLUDING DEFAULTS INCLUDING COMMENTS) PARTITION BY RANGE (due_at);
CREATE TABLE count_windows (LIKE old_count_windows INCLUDING DEFAULTS INCLUDING COMMENTS) PARTITION BY LIST (grain);
CREATE TABLE count_windows_minute PARTITION OF count_windows FOR VALUES IN ('MINUTE') PARTITION BY RANGE (window_start);
CREATE TABLE count_windows_hour PARTITION OF count_windows FOR VALUES IN ('HOUR') PARTITION BY RANGE (window_start);
CREATE TABLE count_windows_day PARTITION OF count_windows FOR VALUES IN ('DAY') PARTITION BY RANGE (window_start);
CREATE TABLE count_windows_other PARTITION OF count_windows DEFAULT;

COMMENT ON TABLE case_events IS 'The timeline of every case: what happened, when, by whom and why. Mirrors the topic case-events, but for the texts of cases that became confidential, which are moved to confidential_texts. Partitioned by quarters of at; what a retention lets go is in docs/sql.md.';
COMMENT ON TABLE escalations IS 'Steps of ladders that came due, each once. Mirrors the topic escalations. Partitioned by quarters of due_at.';
COMMENT ON TABLE count_windows IS 'What was counted in one window of one cell of dimensions, the whole figures. Mirrors the topic counts. Grains overlap: choose one, then any sum over the other dimensions is right. Partitioned by grain: minutes by months, hours by quarters, days by years of window_start.';
COMMENT ON TABLE count_windows_minute IS 'Partition of count_windows: by minutes.';
COMMENT ON TABLE count_windows_hour IS 'Partition of count_windows: by hours of the tenant''s zone.';
COMMENT ON TABLE count_windows_day IS 'Partition of count_windows: by days of the tenant''s zone.';
COMMENT ON TABLE count_windows_other IS 'Partition of count_windows: by grains that nobody knew when the table was made.';

-- Bounds are of UTC, so that they do not depend on whose session asks.
CREATE FUNCTION partition_range(parent text, at timestamptz, OUT lower timestamptz, OUT upper timestamptz, OUT name text)
    LANGUAGE plpgsql STABLE
    AS $$
    DECLARE
        width text := CASE parent
            WHEN 'case_events' THEN 'quarter'
            WHEN 'escalations' THEN 'quarter'
            WHEN 'count_windows_minute' THEN 'month'
            WHEN 'count_windows_hour' THEN 'quarter'
            WHEN 'count_windows_day' THEN 'year' END;
        first_of timestamp;
    BEGIN
        IF width IS NULL THEN
            RAISE EXCEPTION '''%'' is not partitioned by time', parent USING ERRCODE = 'undefined_table';
        END IF;
        IF at < timestamptz '2000-01-01 00:00:00+00' THEN
            lower := '-infinity';
            upper := timestamptz '2000-01-01 00:00:00+00';
            name := parent || '_earlier';
        ELSIF at >= timestamptz '2100-01-01 00:00:00+00' THEN
            lower := timestamptz '2100-01-01 00:00:00+00';
            upper := 'infinity';
            name := parent || '_later';
        ELSE
            first_of := date_trunc(width, at AT TIME ZONE 'UTC');
            lower := first_of AT TIME ZONE 'UTC';
            upper := (first_of + CASE width WHEN 'quarter' THEN interval '3 months' ELSE ('1 ' || width)::interval END) AT TIME ZONE 'UTC';
            name := parent || to_char(first_of, CASE width WHEN 'month' THEN '_YYYY_MM' WHEN 'quarter' THEN '_YYYY"q"Q' ELSE '_YYYY' END);
        END IF;
    END
    $$;
COMMENT ON FUNCTION partition_range(text, timestamptz) IS 'The bounds (upper is exclusive) and the name of the partition of this time, be it there or not.';

-- Attaching locks nobody out who reads or writes, as CREATE TABLE ... PARTITION OF would.
CREATE FUNCTION attach_partition(parent text, part text, lower timestamptz, upper timestamptz) RETURNS void
    LANGUAGE plpgsql
    AS $$
    BEGIN
        EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%s) TO (%s)', parent, part,
            CASE lower WHEN '-infinity' THEN 'MINVALUE' ELSE quote_literal(lower) END,
            CASE upper WHEN 'infinity' THEN 'MAXVALUE' ELSE quote_literal(upper) END);
        EXECUTE format('COMMENT ON TABLE %I IS %L', part, format('Partition of %s: from %s to %s.', parent, lower, upper));
    END
    $$;
COMMENT ON FUNCTION attach_partition(text, text, timestamptz, timestamptz) IS 'Makes a table that is shaped like it a partition.';

CREATE FUNCTION prepare_partition(
        parent text, at timestamptz, kept_from timestamptz, OUT lower timestamptz, OUT upper timestamptz, OUT expired boolean)
    LANGUAGE plpgsql
    AS $$
    DECLARE
        schema CONSTANT regnamespace := current_schema()::regnamespace;
        part text;
    BEGIN
        SELECT r.lower, r.upper, r.name INTO lower, upper, part FROM partition_range(parent, at) r;
        expired := coalesce(upper <= kept_from, false);
        IF expired OR EXISTS (SELECT FROM pg_class c WHERE c.relname = part AND c.relnamespace = schema) THEN
            RETURN;
        END IF;
        PERFORM pg_advisory_xact_lock(hashtext('huiyin partitions'), schema::oid::integer);
        -- to_regclass may still say what it knew before we waited; a query sees what was committed meanwhile.
        IF NOT EXISTS (SELECT FROM pg_class c WHERE c.relname = part AND c.relnamespace = schema) THEN
            EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING ALL)%s', part, parent,
                CASE WHEN parent LIKE 'count%' THEN ' WITH (fillfactor = 80)' ELSE '' END);
            PERFORM attach_partition(parent, part, lower, upper);
        END IF;
    END
    $$;
COMMENT ON FUNCTION prepare_partition(text, timestamptz, timestamptz) IS 'The bounds of the partition of this time, which is made where it is not there; not where it has expired, since all of it lies before kept_from (null: nothing expires).';

-- A partition of counts goes as it is. One of timelines or escalations goes when all its rows may: those of a case may once
-- somebody has answered or closed it, and nothing has happened to it since kept_from; of a case that lives on in another, once
-- that holds of the other, too. Where some may not, what is left is put in the partition's place. Of cases that the table of
-- cases does not know (it may be behind) nothing goes; a SUMMARY is of no case.
CREATE FUNCTION expire(parent text, kept_from timestamptz, OUT part text, OUT removed bigint, OUT kept bigint) RETURNS SETOF record
    LANGUAGE plpgsql
    AS $$
    DECLARE
        relation regclass := format('%I.%I', current_schema(), parent)::regclass;
        may_go CONSTANT text := $past$(kind = 'SUMMARY' OR case_id IN (
            WITH RECURSIVE told (case_id) AS (SELECT DISTINCT case_id FROM %1$I),
            lives (case_id, lives_on_as, hops) AS (
                SELECT case_id, case_id, 0 FROM told
                UNION ALL
                SELECT l.case_id, c.merged_into, l.hops + 1
                FROM lives l JOIN cases c ON c.case_id = l.lives_on_as
                WHERE c.merged_into IS NOT NULL AND l.hops < 50)
            SELECT l.case_id
            FROM lives l LEFT JOIN cases c ON c.case_id = l.lives_on_as
            GROUP BY l.case_id
            HAVING bool_and(c.case_id IS NOT NULL AND c.status NOT IN ('OPEN', 'ACKNOWLEDGED') AND c.updated_at < %2$L)))$past$;
        lower_bound text;
        upper_bound text;
        some_may boolean;
        rest text;
    BEGIN
        PERFORM partition_range(parent, kept_from); -- which refuses any other table
        IF NOT pg_try_advisory_xact_lock(hashtext('huiyin retention'), current_schema()::regnamespace::oid::integer) THEN
            RETURN;
        END IF;
        FOR part, lower_bound, upper_bound IN
            SELECT c.relname, b.bounds[1], b.bounds[2]
            FROM pg_inherits i
            JOIN pg_class c ON c.oid = i.inhrelid
            CROSS JOIN LATERAL regexp_match(pg_get_expr(c.relpartbound, c.oid), 'FROM \(''(.*)''\) TO \(''(.*)''\)') AS b (bounds)
            WHERE i.inhparent = relation AND b.bounds[2]::timestamptz <= kept_from
            ORDER BY b.bounds[2]::timestamptz
        LOOP
            kept := 0;
            IF parent LIKE 'count%' THEN
                EXECUTE format('SELECT count(*) FROM %I', part) INTO removed;
                EXECUTE format('DROP TABLE %I', part);
                RETURN NEXT;
                RETURN;
            END IF;
            EXECUTE format('SELECT EXISTS (SELECT FROM %1$I WHERE ' || may_go || ') OR NOT EXISTS (SELECT FROM %1$I)', part, kept_from)
                INTO some_may;
            IF some_may THEN
                rest := part || '_rest';
                EXECUTE format('LOCK TABLE ONLY %I IN ACCESS EXCLUSIVE MODE', parent);
                EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING ALL)', rest, parent);
                EXECUTE format('INSERT INTO %3$I SELECT * FROM %1$I WHERE NOT ' || may_go, part, kept_from, rest);
                GET DIAGNOSTICS kept = ROW_COUNT;
                EXECUTE format('SELECT count(*) - $1 FROM %I', part) INTO removed USING kept;
                EXECUTE format('DROP TABLE %I', part);
                IF kept = 0 THEN
                    EXECUTE format('DROP TABLE %I', rest);
                ELSE
                    EXECUTE format('ALTER TABLE %I RENAME TO %I', rest, part);
                    PERFORM attach_partition(parent, part, lower_bound::timestamptz, upper_bound::timestamptz);
                END IF;
                RETURN NEXT;
                RETURN;
            END IF;
        END LOOP;
    END
    $$;
COMMENT ON FUNCTION expire(text, timestamptz) IS 'Lets go of the oldest partition that lies before kept_from and has rows that may go; says which, how many rows went, and how many stay in its place. No row where there is none, or somebody else is at it.';

-- Texts go with the lines that they belong to: those of quarters that lie before kept_from, of cases whose lines may go.
CREATE FUNCTION expire_confidential_texts(kept_from timestamptz) RETURNS bigint
    LANGUAGE sql
    AS $$
        WITH RECURSIVE old AS (
            SELECT t.id, t.case_id FROM confidential_texts t
            WHERE t.at < (SELECT r.lower FROM partition_range('case_events', kept_from) r)),
        lives (case_id, lives_on_as, hops) AS (
            SELECT DISTINCT case_id, case_id, 0 FROM old
            UNION ALL
            SELECT l.case_id, c.merged_into, l.hops + 1
            FROM lives l JOIN cases c ON c.case_id = l.lives_on_as
            WHERE c.merged_into IS NOT NULL AND l.hops < 50),
        past AS (
            SELECT l.case_id
            FROM lives l LEFT JOIN cases c ON c.case_id = l.lives_on_as
            GROUP BY l.case_id
            HAVING bool_and(c.case_id IS NOT NULL AND c.status NOT IN ('OPEN', 'ACKNOWLEDGED') AND c.updated_at < kept_from)),
        gone AS (
            DELETE FROM confidential_texts t USING old, past
            WHERE t.id = old.id AND old.case_id = past.case_id
            RETURNING 1)
        SELECT count(*) FROM gone
    $$;
COMMENT ON FUNCTION expire_confidential_texts(timestamptz) IS 'Removes the texts whose lines a retention of timelines from kept_from lets go; how many.';

-- Every function runs with the schema that it was made in, whatever the caller's search path says.
DO $$
DECLARE
    one regprocedure;
BEGIN
    FOREACH one IN ARRAY ARRAY[
        'partition_range(text, timestamptz)', 'attach_partition(text, text, timestamptz, timestamptz)',
        'prepare_partition(text, timestamptz, timestamptz)', 'expire(text, timestamptz)',
        'expire_confidential_texts(timestamptz)']::regprocedure[]
    LOOP
        EXECUTE format('ALTER FUNCTION %s SET search_path = %I, pg_temp', one, current_schema());
        EXECUTE format('ALTER FUNCTION %s SET TimeZone = ''UTC''', one);
        EXECUTE format('ALTER FUNCTION %s SET DateStyle = ''ISO, YMD''', one);
    END LOOP;
END
$$;

DO $$
DECLARE
    parent text;
BEGIN
    FOREACH parent IN ARRAY ARRAY['case_events', 'escalations', 'count_windows_minute', 'count_windows_hour', 'count_windows_day'] LOOP
        PERFORM prepare_partition(parent, 'epoch', NULL), prepare_partition(parent, '2100-01-01 00:00:00+00', NULL);
    END LOOP;
END
$$;

-- One look for each partition, then one pass over the rows; the indexes come afterwards, which is faster.
SELECT count(prepare_partition('case_events', at, NULL))
FROM (SELECT DISTINCT date_trunc('month', at AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' AS at FROM old_case_events) months;
INSERT INTO case_events SELECT * FROM old_case_events;
SELECT count(prepare_partition('escalations', due_at, NULL))
FROM (SELECT DISTINCT date_trunc('month', due_at AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' AS due_at FROM old_escalations) months;
INSERT INTO escalations SELECT * FROM old_escalations;
SELECT count(prepare_partition('count_windows_' || lower(grain), window_start, NULL))
FROM (SELECT DISTINCT grain, date_trunc('month', window_start AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' AS window_start
      FROM old_count_windows WHERE grain IN ('MINUTE', 'HOUR', 'DAY')) months;
INSERT INTO count_windows SELECT * FROM old_count_windows;
DROP TABLE old_case_events, old_escalations, old_count_windows;

-- The time is a part of each key, as it must be, and says nothing more: what has the same id has the same time.
ALTER TABLE case_events ADD PRIMARY KEY (id, at);
CREATE INDEX case_events_by_case ON case_events (case_id, at, revision);
CREATE INDEX case_events_by_reference ON case_events (tenant, site, reference) WHERE reference IS NOT NULL;
CREATE INDEX case_events_by_confidence ON case_events (case_id, revision DESC) WHERE confidential IS NOT NULL;

ALTER TABLE escalations ADD PRIMARY KEY (id, due_at);
CREATE INDEX escalations_by_raising ON escalations (tenant, raised_at DESC, id DESC);
CREATE INDEX escalations_by_case ON escalations (case_id, raised_at);

ALTER TABLE count_windows ADD PRIMARY KEY (tenant, site, category, channel, severity, grain, window_start);
CREATE INDEX count_windows_by_start ON count_windows (tenant, window_start);

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

CREATE VIEW response_quantiles AS
SELECT tenant,
       site,
       category,
       window_start AS day_start,
       sketch_count(wall) AS answered,
       sketch_quantile(wall, 0.5) AS wall_p50,
       sketch_quantile(wall, 0.9) AS wall_p90,
       sketch_quantile(wall, 0.99) AS wall_p99,
       sketch_quantile(business, 0.5) AS business_p50,
       sketch_quantile(business, 0.9) AS business_p90,
       sketch_quantile(business, 0.99) AS business_p99
FROM (
    SELECT tenant, site, category, window_start,
           sketch_merge(response_wall) AS wall,
           sketch_merge(response_business) AS business
    FROM count_windows
    WHERE grain = 'DAY'
    GROUP BY tenant, site, category, window_start
) merged;
COMMENT ON VIEW response_quantiles IS 'Times to the first answer of the cases opened on a day, in wall and business time, within 1 %; null where none was answered.';

DO $$
DECLARE
    one record;
BEGIN
    FOR one IN SELECT * FROM old_grants LOOP
        EXECUTE format('GRANT %s ON %I TO %s%s', one.privilege_type, one.relname,
            CASE one.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(one.grantee)) END,
            CASE WHEN one.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END);
    END LOOP;
END
$$;
