-- The monthly report and what became of suggestions. Each view is documented, with an example, in docs/sql.md.

-- Sketches are gathered, and what is in equal buckets is added up once, at the end: adding them up one by one costs a parse and a
-- sort of all buckets so far for each.
CREATE FUNCTION sketch_sum(sketches jsonb[]) RETURNS jsonb
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (
        SELECT CASE WHEN bool_or(s IS NOT NULL) THEN (
            SELECT jsonb_build_object(
                'buckets', coalesce(jsonb_agg(bucket ORDER BY bucket), '[]'),
                'counts', coalesce(jsonb_agg(n ORDER BY bucket), '[]'))
            FROM (
                SELECT b.bucket::integer AS bucket, sum(b.n::bigint)::bigint AS n
                FROM unnest(sketches) AS one (s)
                CROSS JOIN LATERAL ROWS FROM (
                    jsonb_array_elements_text(one.s -> 'buckets'), jsonb_array_elements_text(one.s -> 'counts')) AS b (bucket, n)
                GROUP BY b.bucket::integer
            ) merged) END
        FROM unnest(sketches) AS given (s));
COMMENT ON FUNCTION sketch_sum(jsonb[]) IS 'The sketch of everything that is in any of them; null where there is none.';

CREATE OR REPLACE AGGREGATE sketch_merge(jsonb) (
    SFUNC = array_append, STYPE = jsonb[], FINALFUNC = sketch_sum, COMBINEFUNC = array_cat, PARALLEL = SAFE);

-- A day belongs to the month of its noon in the tenant's zone: so it does also where the zone has changed meanwhile.
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
       round(w.answered_in_time / nullif(w.answered_in_time + w.answered_late + w.overdue, 0), 4) AS share_in_time,
       sketch_quantile(w.wall, 0.5) AS wall_p50,
       sketch_quantile(w.wall, 0.9) AS wall_p90,
       sketch_quantile(w.business, 0.5) AS business_p50,
       sketch_quantile(w.business, 0.9) AS business_p90,
       coalesce(w.escalations, 0) AS escalations,
       coalesce(c.reopened, 0) AS reopened,
       coalesce(c.votes, 0) AS votes,
       round(c.vote_sum::numeric / nullif(c.votes, 0), 2) AS satisfaction
FROM (
    SELECT d.tenant,
           d.site,
           date_trunc('month', (d.window_start + (d.window_end - d.window_start) / 2) AT TIME ZONE coalesce(z.zone, 'UTC'))::date AS month,
           sum(d.reports) AS reports,
           sum(d.cases) AS cases,
           sum(d.duplicates) AS duplicates,
           sum(d.answered_in_time) AS answered_in_time,
           sum(d.answered_late) AS answered_late,
           sum(d.answered_untargeted) AS answered_untargeted,
           sum(d.open) AS open,
           sum(d.overdue) AS overdue,
           sum(d.open_untargeted) AS open_untargeted,
           sum(d.cancelled) AS cancelled,
           sum(d.escalations) AS escalations,
           sketch_merge(d.response_wall) AS wall,
           sketch_merge(d.response_business) AS business
    FROM count_windows d
    LEFT JOIN LATERAL (
        SELECT l.zone FROM cases l WHERE l.tenant = d.tenant ORDER BY l.opened_at DESC LIMIT 1) z ON true
    WHERE d.grain = 'DAY'
    GROUP BY 1, 2, 3) w
FULL JOIN (
    SELECT tenant,
           site,
           date_trunc('month', opened_at AT TIME ZONE zone)::date AS month,
           count(*) FILTER (WHERE reopened > 0) AS reopened,
           sum(votes) AS votes,
           sum(vote_sum) AS vote_sum
    FROM cases
    WHERE status <> 'MERGED'
    GROUP BY 1, 2, 3) c USING (tenant, site, month);
COMMENT ON VIEW monthly_report IS 'What came in and how it was dealt with, by tenant, site and month of the tenant''s zone. Figures are of the cases opened in the month, as they stand; reports came in and escalations were raised in it. Times to the first answer are of merged sketches, within 1 %; satisfaction is the mean of all voters'' latest votes, 1 to 5.';
COMMENT ON COLUMN monthly_report.share_in_time IS 'Of the cases whose deadline is decided (answered, or past it), those answered in time.';
COMMENT ON COLUMN monthly_report.reopened IS 'Cases that were reopened once or oftener.';

CREATE VIEW adoption AS
SELECT tenant,
       site,
       category,
       kind,
       month,
       count(*) AS cases,
       sum(reports) AS reports,
       count(*) FILTER (WHERE accepted) AS accepted,
       count(*) FILTER (WHERE adopted) AS adopted,
       count(*) FILTER (WHERE closed AND NOT adopted) AS declined,
       count(*) FILTER (WHERE NOT closed) AS open,
       round(count(*) FILTER (WHERE accepted)::numeric / nullif(count(*) FILTER (WHERE accepted OR closed), 0), 4) AS share_accepted,
       round(count(*) FILTER (WHERE adopted)::numeric / nullif(count(*) FILTER (WHERE closed), 0), 4) AS share_adopted
FROM (
    SELECT c.tenant,
           c.site,
           c.category,
           c.kind,
           date_trunc('month', c.opened_at AT TIME ZONE c.zone)::date AS month,
           c.reports,
           c.status IN ('RESOLVED', 'CANCELLED') AS closed,
           CASE WHEN s.has_way THEN s.went_on ELSE c.status = 'RESOLVED' END AS accepted,
           c.status = 'RESOLVED' AND (NOT s.has_way OR s.went_on AND NOT s.left_undone) AS adopted
    FROM cases c
    CROSS JOIN LATERAL (
        SELECT coalesce(bool_or(k.completable), false) AS has_way,
               coalesce(bool_or(k.completable AND k.status IN ('MET', 'LATE')), false) AS went_on,
               coalesce(bool_or(k.status NOT IN ('MET', 'LATE')), false) AS left_undone
        FROM case_clocks k
        WHERE k.case_id = c.case_id AND k.name NOT IN ('acknowledge', 'respond', 'resolve')) s
    WHERE c.kind IN ('SUGGESTION', 'PROPOSAL') AND c.status <> 'MERGED') fates
GROUP BY tenant, site, category, kind, month;
COMMENT ON VIEW adoption IS 'What became of suggestions and proposals opened in a month: accepted (a step of their way was done; where they have none, resolved), adopted (resolved, with no step left undone), declined (closed otherwise), open. share_accepted is of those accepted or closed, share_adopted of those closed.';
