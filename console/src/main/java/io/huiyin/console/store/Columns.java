package io.huiyin.console.store;

/**
 * What is read of each table, and the one place that decides what of a confidential case is seen: its text, title, address
 * and whatever quotes them stay in the database.
 */
final class Columns {
    private static final String HIDDEN =
            "case when c.confidential then 'The text of a confidential case is only for named roles.' end as hidden";

    /** Of {@code cases c}. */
    static final String CASE = """
            c.case_id, c.tenant, c.site, c.reference, c.revision, c.status, c.kind, c.channel, c.category, c.severity,
            c.owner, c.assignee, c.confidential, %s,
            c.reason_by as reason__by, c.reason_name as reason__name,
            case when c.confidential then '' else c.reason_evidence end as reason__evidence,
            c.reason_probability as reason__probability,
            c.severity_reason_by as severity_reason__by, c.severity_reason_name as severity_reason__name,
            case when not c.confidential then c.severity_reason_evidence end as severity_reason__evidence,
            c.severity_reason_probability as severity_reason__probability, c.readers,
            case when not c.confidential then c.title end as title,
            case when c.confidential then '' else c.excerpt end as excerpt,
            case when not c.confidential then c.latitude end as place__latitude,
            case when not c.confidential then c.longitude end as place__longitude,
            case when not c.confidential then c.address end as place__address,
            c.zone, c.opened_at, c.updated_at, c.acknowledged_at, c.answered_at, c.closed_at, c.snoozed_until,
            c.reports, c.last_report_at, c.suggestions, c.merged_into, c.reopened, c.votes, c.vote_sum, c.batch,
            c.backfilled, c.policy_version
            """.formatted(HIDDEN);

    /** The earliest deadline that is still running, of {@code cases c}. */
    static final String NEXT_DEADLINE = """
            (select min(k.deadline) from case_clocks k where k.case_id = c.case_id and k.status = 'RUNNING') as next_deadline
            """;

    /** Of {@code case_clocks k}. */
    static final String CLOCK = """
            k.name, k.status, k.started_at, k.deadline, k.source, k.target_millis, k.generation, k.steps_fired, k.stopped_at,
            k.paused_at, k.paused_millis, k.breached_at, k.elapsed_millis, k.owner, k.repeats, k.raised_at, k.raised_reports,
            k.completable, k.policy_version
            """;

    /** Of {@code case_events e join cases c}. What was written by a reporter or about the text is hidden with the text. */
    static final String EVENT = """
            e.id, e.case_id, e.tenant, e.site, e.kind, e.at, e.revision, e.event_id, e.reference, e.actor, e.channel,
            case when not c.confidential then e.reporter end as reporter,
            case when not c.confidential then e.text end as text,
            case when c.confidential and e.kind not in ('BREACHED', 'ESCALATED', 'DEADLINE_CHANGED', 'RECLASSIFIED', 'MERGED', 'MERGED_IN', 'SPLIT', 'SPLIT_OFF', 'REFUSED') then '' else e.why end as why,
            %s,
            e.other_case_id, e.score, e.clock, e.old_deadline, e.new_deadline, e.policy_version
            """.formatted(HIDDEN);

    /**
     * Of {@code case_events e join cases c}: whether the report or case that this line is about is still in the case of the line,
     * and can be split off.
     */
    static final String SPLITTABLE = """
            case
                when e.kind = 'OPENED' then c.status <> 'MERGED' and c.reports > 1
                when e.kind = 'REPORT_JOINED' or e.kind = 'MERGED_IN' and e.channel is not null then not exists (
                    select 1 from case_events l
                    where l.tenant = e.tenant and l.site = e.site and l.reference = e.reference
                      and l.case_id <> e.case_id and l.at >= e.at and l.kind in ('SPLIT_OFF', 'MERGED_IN'))
                when e.kind = 'MERGED_IN' then exists (
                    select 1 from cases o where o.case_id = e.other_case_id and o.merged_into = e.case_id)
                else false
            end as splittable
            """;

    /** Of {@code escalations e left join cases c}; where the case is not stored yet, nobody knows that its text may be shown. */
    static final String ESCALATION = """
            e.id, e.case_id, e.tenant, e.site, c.reference, e.kind, e.clock, e.step, e.step_index, e.generation, e.due_at,
            e.deadline, e.raised_at, e.paged, e.audience, e.recipients, e.repeat, e.channels, e.reason,
            (select k.owner from case_clocks k where k.case_id = e.case_id and k.name = e.clock) as clock_owner,
            case when not coalesce(c.confidential, true) then e.title end as title,
            case when coalesce(c.confidential, true) then '' else e.excerpt end as excerpt,
            coalesce(c.confidential, true) as confidential, %s,
            coalesce(c.category, e.category) as category, coalesce(c.severity, e.severity) as severity,
            case when c.case_id is null then e.owner else c.owner end as owner,
            case when c.case_id is null then e.assignee else c.assignee end as assignee,
            coalesce(c.reports, e.reports) as reports, e.policy_version
            """.formatted(HIDDEN);

    /**
     * Of {@code surges s}. Of confidential reports no word was counted; where a case of the sample became confidential afterwards,
     * none is told.
     */
    static final String SURGE = """
            s.id, s.tenant, s.site, s.category, s.window_start, s.window_end, s.observed, s.expected, s.tail,
            s.false_alarm_rate, s.backfilled, s.sample_case_ids,
            case when withdrawn then '[]' else s.new_words end as new_words, withdrawn as words_hidden
            """.replace("withdrawn", """
            (exists (select 1 from cases c join case_events e on e.case_id = c.case_id
                     where c.case_id = any (s.sample_case_ids) and c.confidential and e.confidential
                       and e.at >= s.window_start))""");

    /** Of {@code cases c}, as one of many: what a line says of it. */
    static final String SAMPLE = """
            c.case_id, c.reference, c.site, c.category, c.severity, c.status, c.confidential, %s,
            case when not c.confidential then c.title end as title,
            case when c.confidential then '' else c.excerpt end as excerpt, c.opened_at, c.reports
            """.formatted(HIDDEN);

    private Columns() {}
}
