-- What analysts and the board read. Each view is documented, with an example, in docs/sql.md.

-- A sketch of durations is {"buckets":[…],"counts":[…]}: bucket i holds milliseconds in (g^(i-1), g^i], g = 1.01/0.99
-- (DDSketch, Masson, Rim and Lee, PVLDB 12(12), 2019, https://www.vldb.org/pvldb/vol12/p2195-masson.pdf). Two merge by
-- adding the counts of equal buckets.
CREATE FUNCTION sketch_add(a jsonb, b jsonb) RETURNS jsonb
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE
        WHEN a IS NULL THEN b
        WHEN b IS NULL THEN a
        ELSE (
            SELECT jsonb_build_object(
                'buckets', coalesce(jsonb_agg(bucket ORDER BY bucket), '[]'),
                'counts', coalesce(jsonb_agg(n ORDER BY bucket), '[]'))
            FROM (
                SELECT bucket::integer AS bucket, sum(n::bigint)::bigint AS n
                FROM (
                    SELECT * FROM ROWS FROM (
                        jsonb_array_elements_text(a -> 'buckets'), jsonb_array_elements_text(a -> 'counts')) AS x (bucket, n)
                    UNION ALL
                    SELECT * FROM ROWS FROM (
                        jsonb_array_elements_text(b -> 'buckets'), jsonb_array_elements_text(b -> 'counts')) AS y (bucket, n)
                ) both_sides
                GROUP BY bucket::integer
            ) merged)
    END;
COMMENT ON FUNCTION sketch_add(jsonb, jsonb) IS 'The sketch of everything that is in either.';

CREATE AGGREGATE sketch_merge(jsonb) (SFUNC = sketch_add, STYPE = jsonb, COMBINEFUNC = sketch_add, PARALLEL = SAFE);
COMMENT ON AGGREGATE sketch_merge(jsonb) IS 'The sketch of everything that is in any of them; null where there is nothing.';

CREATE FUNCTION sketch_count(sketch jsonb) RETURNS bigint
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (SELECT coalesce(sum(n::bigint), 0)::bigint FROM jsonb_array_elements_text(sketch -> 'counts') AS c (n));
COMMENT ON FUNCTION sketch_count(jsonb) IS 'How many durations a sketch holds; 0 for null.';

-- The value of the lowest bucket whose cumulated count is above q·(n-1), as the paper's algorithm 2 reads it; the estimate
-- 2·g^i/(g+1) is within 1 % of every value of bucket i.
CREATE FUNCTION sketch_quantile(sketch jsonb, q double precision) RETURNS interval
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (
        SELECT make_interval(secs => 2 * power(1.01::float8 / 0.99, bucket) / (1.01::float8 / 0.99 + 1) / 1000)
        FROM (
            SELECT bucket::integer AS bucket,
                   sum(n::bigint) OVER (ORDER BY bucket::integer) AS up_to,
                   sum(n::bigint) OVER () AS total
            FROM ROWS FROM (
                jsonb_array_elements_text(sketch -> 'buckets'), jsonb_array_elements_text(sketch -> 'counts')) AS x (bucket, n)
        ) cumulated
        WHERE up_to > q * (total - 1)
        ORDER BY bucket
        LIMIT 1);
COMMENT ON FUNCTION sketch_quantile(jsonb, double precision) IS 'The q-quantile (0 to 1) of a sketch, within 1 %; null where it is empty.';

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
       c.revision        AS case_revision
FROM escalations e
JOIN cases c USING (case_id)
WHERE e.paged
  AND c.status = 'OPEN'
  AND (c.acknowledged_at IS NULL OR c.acknowledged_at < e.raised_at)
  AND (c.answered_at IS NULL OR c.answered_at < e.raised_at)
  AND (c.closed_at IS NULL OR c.closed_at < e.raised_at);
COMMENT ON VIEW open_escalations IS 'Paged escalations of cases that are still open: not acknowledged, answered or closed since they were raised.';

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
       round(count(*) FILTER (WHERE answered_at <= deadline)::numeric
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
        (1, 'under 1 hour', interval '0', interval '1 hour'),
        (2, '1 to 8 hours', interval '1 hour', interval '8 hours'),
        (3, '8 to 24 hours', interval '8 hours', interval '24 hours'),
        (4, '1 to 3 days', interval '24 hours', interval '72 hours'),
        (5, '3 to 7 days', interval '72 hours', interval '168 hours'),
        (6, '7 to 30 days', interval '168 hours', interval '720 hours'),
        (7, '30 days and more', interval '720 hours', NULL)
     ) AS band (position, age, from_age, to_age)
    ON (opened_at <= now() - from_age OR band.position = 1) AND (to_age IS NULL OR opened_at > now() - to_age)
WHERE answered_at IS NULL AND status IN ('OPEN', 'ACKNOWLEDGED')
GROUP BY tenant, site, category, band.age, band.position;
COMMENT ON VIEW backlog_by_age IS 'Cases without a first answer, by how long they have been open; order by position.';

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

CREATE VIEW points_balance AS
SELECT tenant,
       reporter,
       sum(points) AS balance,
       count(*) AS entries,
       max(at) AS latest_at
FROM points_entries
GROUP BY tenant, reporter;
COMMENT ON VIEW points_balance IS 'Every reporter''s points: the sum of the ledger''s lines.';
