-- By month, as PostgreSQL's store has it: how a site did, and what became of suggestions and proposals.

-- A window belongs to the month that its middle is in, in the tenant's own time.
CREATE VIEW tenant_zones AS SELECT tenant, arg_max(zone, opened_at) AS zone FROM cases GROUP BY tenant;
COMMENT ON VIEW tenant_zones IS 'The time zone of each tenant, as its latest case has it.';

CREATE VIEW monthly_report AS
SELECT tenant,
       site,
       month,
       coalesce(w.reports, 0) AS reports,
       coalesce(w.cases, 0) AS cases,
       coalesce(w.duplicates, 0) AS duplicates,
       coalesce(w.answered_in_time, 0) AS answered_in_time,
       coalesce(w.answered_late, 0) AS answered_late,
       coalesce(w.answered_untargeted, 0) AS answered_untargeted,
       coalesce(w.open, 0) AS open,
       coalesce(w.overdue, 0) AS overdue,
       coalesce(w.open_untargeted, 0) AS open_untargeted,
       coalesce(w.cancelled, 0) AS cancelled,
       round(w.answered_in_time::DOUBLE / nullif(w.answered_in_time + w.answered_late + w.overdue, 0), 4) AS share_in_time,
       sketch_value(q.wall_p50) AS wall_p50,
       sketch_value(q.wall_p90) AS wall_p90,
       sketch_value(q.business_p50) AS business_p50,
       sketch_value(q.business_p90) AS business_p90,
       coalesce(w.escalations, 0) AS escalations,
       coalesce(c.reopened, 0) AS reopened,
       coalesce(c.votes, 0) AS votes,
       round(c.vote_sum::DOUBLE / nullif(c.votes, 0), 2) AS satisfaction
FROM (
    SELECT tenant,
           site,
           month,
           sum(reports)::BIGINT AS reports,
           sum(cases)::BIGINT AS cases,
           sum(duplicates)::BIGINT AS duplicates,
           sum(answered_in_time)::BIGINT AS answered_in_time,
           sum(answered_late)::BIGINT AS answered_late,
           sum(answered_untargeted)::BIGINT AS answered_untargeted,
           sum(open)::BIGINT AS open,
           sum(overdue)::BIGINT AS overdue,
           sum(open_untargeted)::BIGINT AS open_untargeted,
           sum(cancelled)::BIGINT AS cancelled,
           sum(escalations)::BIGINT AS escalations
    FROM (
        SELECT d.*,
               date_trunc('month', make_timestamptz((epoch_us(d.window_start) + epoch_us(d.window_end)) // 2)
                   AT TIME ZONE coalesce(z.zone, 'UTC'))::DATE AS month
        FROM count_windows d
        LEFT JOIN tenant_zones z ON z.tenant = d.tenant
        WHERE d.grain = 'DAY')
    GROUP BY tenant, site, month) w
FULL JOIN (
    SELECT tenant,
           site,
           date_trunc('month', opened_at AT TIME ZONE zone)::DATE AS month,
           count(*) FILTER (WHERE reopened > 0) AS reopened,
           sum(votes)::BIGINT AS votes,
           sum(vote_sum)::BIGINT AS vote_sum
    FROM cases
    WHERE status <> 'MERGED'
    GROUP BY ALL) c USING (tenant, site, month)
LEFT JOIN (
    SELECT tenant,
           site,
           month,
           min(bucket) FILTER (WHERE time = 'wall' AND up_to > 0.5 * (total - 1)) AS wall_p50,
           min(bucket) FILTER (WHERE time = 'wall' AND up_to > 0.9 * (total - 1)) AS wall_p90,
           min(bucket) FILTER (WHERE time = 'business' AND up_to > 0.5 * (total - 1)) AS business_p50,
           min(bucket) FILTER (WHERE time = 'business' AND up_to > 0.9 * (total - 1)) AS business_p90
    FROM (
        SELECT tenant, site, month, time, bucket,
               sum(sum(n)) OVER (PARTITION BY tenant, site, month, time ORDER BY bucket) AS up_to,
               sum(sum(n)) OVER (PARTITION BY tenant, site, month, time) AS total
        FROM (
            SELECT b.*,
                   date_trunc('month', make_timestamptz((epoch_us(b.window_start) + epoch_us(b.window_end)) // 2)
                       AT TIME ZONE coalesce(z.zone, 'UTC'))::DATE AS month
            FROM response_buckets b
            LEFT JOIN tenant_zones z ON z.tenant = b.tenant
            WHERE b.grain = 'DAY')
        GROUP BY tenant, site, month, time, bucket)
    GROUP BY tenant, site, month) q USING (tenant, site, month);
COMMENT ON VIEW monthly_report IS 'How each site did in each month of its own time: what came, what became of it, how long answers took, and how satisfied people were.';

CREATE VIEW adoption AS
SELECT tenant,
       site,
       category,
       kind,
       month,
       count(*) AS cases,
       sum(reports)::BIGINT AS reports,
       count(*) FILTER (WHERE accepted) AS accepted,
       count(*) FILTER (WHERE adopted) AS adopted,
       count(*) FILTER (WHERE closed AND NOT adopted) AS declined,
       count(*) FILTER (WHERE NOT closed) AS open,
       round(count(*) FILTER (WHERE accepted)::DOUBLE / nullif(count(*) FILTER (WHERE accepted OR closed), 0), 4) AS share_accepted,
       round(count(*) FILTER (WHERE adopted)::DOUBLE / nullif(count(*) FILTER (WHERE closed), 0), 4) AS share_adopted
FROM (
    SELECT c.tenant,
           c.site,
           c.category,
           c.kind,
           date_trunc('month', c.opened_at AT TIME ZONE c.zone)::DATE AS month,
           c.reports,
           c.status IN ('RESOLVED', 'CANCELLED') AS closed,
           CASE WHEN coalesce(s.has_way, false) THEN s.went_on ELSE c.status = 'RESOLVED' END AS accepted,
           c.status = 'RESOLVED' AND (NOT coalesce(s.has_way, false) OR s.went_on AND NOT s.left_undone) AS adopted
    FROM cases c
    LEFT JOIN (
        SELECT case_id,
               bool_or(completable) AS has_way,
               bool_or(completable AND status IN ('MET', 'LATE')) AS went_on,
               bool_or(status NOT IN ('MET', 'LATE')) AS left_undone
        FROM case_clocks
        WHERE name NOT IN ('acknowledge', 'respond', 'resolve')
        GROUP BY case_id) s ON s.case_id = c.case_id
    WHERE c.kind IN ('SUGGESTION', 'PROPOSAL') AND c.status <> 'MERGED')
GROUP BY tenant, site, category, kind, month;
COMMENT ON VIEW adoption IS 'What became of suggestions and proposals, by the month in which they were made: accepted (they went on their way), adopted (all of it was done), declined, open.';
