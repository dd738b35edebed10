-- What analysts read: the views of PostgreSQL's store, by the same names and columns (docs/sql.md, docs/duckdb.md).

-- Bucket i of a sketch of durations holds milliseconds in (g^(i-1), g^i], g = 1.01/0.99 (DDSketch, Masson, Rim and Lee,
-- PVLDB 12(12), 2019, https://www.vldb.org/pvldb/vol12/p2195-masson.pdf); 2·g^i/(g+1) is within 1 % of every value of it.
CREATE MACRO sketch_value(bucket) AS
    to_microseconds(round(1000 * 2 * power(1.01::DOUBLE / 0.99, bucket) / (1.01::DOUBLE / 0.99 + 1))::BIGINT);

CREATE VIEW response_buckets AS
SELECT * EXCLUDE (sketch),
       unnest(from_json(sketch, '{"buckets": ["INTEGER"], "counts": ["BIGINT"]}').buckets) AS bucket,
       unnest(from_json(sketch, '{"buckets": ["INTEGER"], "counts": ["BIGINT"]}').counts) AS n
FROM (
    SELECT tenant, site, category, channel, severity, grain, window_start, window_end, 'wall' AS time, response_wall AS sketch
    FROM count_windows
    UNION ALL
    SELECT tenant, site, category, channel, severity, grain, window_start, window_end, 'business', response_business
    FROM count_windows)
WHERE sketch IS NOT NULL;
COMMENT ON VIEW response_buckets IS 'The sketches of count_windows bucket by bucket, in wall and business time. Whatever sketches they are from, equal buckets add up; the q-quantile is the value of the lowest bucket up to which there are more than q·(n-1): sketch_value(bucket).';

CREATE VIEW response_quantiles AS
SELECT tenant,
       site,
       category,
       day_start,
       coalesce(sum(answered) FILTER (WHERE time = 'wall'), 0)::BIGINT AS answered,
       sketch_value(min(p50) FILTER (WHERE time = 'wall')) AS wall_p50,
       sketch_value(min(p90) FILTER (WHERE time = 'wall')) AS wall_p90,
       sketch_value(min(p99) FILTER (WHERE time = 'wall')) AS wall_p99,
       sketch_value(min(p50) FILTER (WHERE time = 'business')) AS business_p50,
       sketch_value(min(p90) FILTER (WHERE time = 'business')) AS business_p90,
       sketch_value(min(p99) FILTER (WHERE time = 'business')) AS business_p99
FROM (SELECT DISTINCT tenant, site, category, window_start AS day_start FROM count_windows WHERE grain = 'DAY')
LEFT JOIN (
    SELECT tenant, site, category, window_start AS day_start, time,
           max(total) AS answered,
           min(bucket) FILTER (WHERE up_to > 0.5 * (total - 1)) AS p50,
           min(bucket) FILTER (WHERE up_to > 0.9 * (total - 1)) AS p90,
           min(bucket) FILTER (WHERE up_to > 0.99 * (total - 1)) AS p99
    FROM (
        SELECT tenant, site, category, window_start, time, bucket,
               sum(sum(n)) OVER (PARTITION BY tenant, site, category, window_start, time ORDER BY bucket) AS up_to,
               sum(sum(n)) OVER (PARTITION BY tenant, site, category, window_start, time) AS total
        FROM response_buckets
        WHERE grain = 'DAY'
        GROUP BY tenant, site, category, window_start, time, bucket)
    GROUP BY tenant, site, category, window_start, time) USING (tenant, site, category, day_start)
GROUP BY tenant, site, category, day_start;
COMMENT ON VIEW response_quantiles IS 'Times to the first answer of the cases opened on a day, in wall and business time, within 1 %; null where none was answered.';

CREATE VIEW open_escalations AS
SELECT e.*,
       c.status        AS case_status,
       c.category      AS case_category,
       c.severity      AS case_severity,
       c.owner         AS case_owner,
       c.assignee      AS case_assignee,
       c.opened_at     AS case_opened_at,
       c.snoozed_until AS case_snoozed_until,
       c.reports       AS case_reports,
       c.revision      AS case_revision,
       k.owner         AS clock_owner
FROM escalations e
JOIN cases c ON c.case_id = e.case_id
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

CREATE VIEW response_in_time AS
SELECT tenant,
       site,
       category,
       count(*) AS cases,
       count(*) FILTER (WHERE answered_at <= deadline) AS answered_in_time,
       count(*) FILTER (WHERE answered_at > deadline) AS answered_late,
       count(*) FILTER (WHERE answered_at IS NOT NULL AND deadline IS NULL) AS answered_untargeted,
       count(*) FILTER (WHERE answered_at IS NULL AND status <> 'CANCELLED' AND deadline IS NOT NULL) AS open,
       count(*) FILTER (WHERE answered_at IS NULL AND status <> 'CANCELLED' AND breached_at IS NOT NULL) AS overdue,
       count(*) FILTER (WHERE answered_at IS NULL AND status <> 'CANCELLED' AND deadline IS NULL) AS open_untargeted,
       count(*) FILTER (WHERE answered_at IS NULL AND status = 'CANCELLED') AS cancelled,
       round(count(*) FILTER (WHERE answered_at <= deadline)::DOUBLE
             / nullif(count(*) FILTER (WHERE answered_at IS NOT NULL AND deadline IS NOT NULL
                                          OR answered_at IS NULL AND status <> 'CANCELLED' AND breached_at IS NOT NULL), 0),
             4) AS share_in_time
FROM cases
LEFT JOIN (SELECT case_id, deadline, breached_at FROM case_clocks WHERE name = 'respond') respond USING (case_id)
WHERE status <> 'MERGED'
GROUP BY tenant, site, category;
COMMENT ON VIEW response_in_time IS 'First answers by tenant, site and category: in time, late, not yet. share_in_time is of the cases whose deadline is decided: answered, or past it.';

CREATE VIEW backlog_by_age AS
SELECT tenant,
       site,
       category,
       band.age,
       band.position,
       count(*) AS cases,
       count(*) FILTER (WHERE deadline < now()) AS overdue,
       min(opened_at) AS oldest_opened_at
FROM cases
LEFT JOIN (SELECT case_id, deadline FROM case_clocks WHERE name = 'respond') respond USING (case_id)
JOIN (VALUES
        (1, 'under 1 hour', INTERVAL 0 HOUR, INTERVAL 1 HOUR),
        (2, '1 to 8 hours', INTERVAL 1 HOUR, INTERVAL 8 HOUR),
        (3, '8 to 24 hours', INTERVAL 8 HOUR, INTERVAL 24 HOUR),
        (4, '1 to 3 days', INTERVAL 24 HOUR, INTERVAL 72 HOUR),
        (5, '3 to 7 days', INTERVAL 72 HOUR, INTERVAL 168 HOUR),
        (6, '7 to 30 days', INTERVAL 168 HOUR, INTERVAL 720 HOUR),
        (7, '30 days and more', INTERVAL 720 HOUR, NULL)
     ) AS band (position, age, from_age, to_age)
    ON (opened_at <= now() - from_age OR band.position = 1) AND (to_age IS NULL OR opened_at > now() - to_age)
WHERE answered_at IS NULL AND status IN ('OPEN', 'ACKNOWLEDGED')
GROUP BY tenant, site, category, band.age, band.position;
COMMENT ON VIEW backlog_by_age IS 'Cases without a first answer, by how long they have been open; order by position.';

CREATE VIEW points_balance AS
SELECT tenant, reporter, sum(points)::BIGINT AS balance, count(*) AS entries, max("at") AS latest_at
FROM points_entries
GROUP BY tenant, reporter;
COMMENT ON VIEW points_balance IS 'Every reporter''s points: the sum of the ledger''s lines.';
