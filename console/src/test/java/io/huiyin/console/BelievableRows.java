package io.huiyin.console;

import io.huiyin.topic.CaseId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A day at a mine as the sink would have written it: what is late, what will be, and what was dealt with. */
final class BelievableRows {
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private final TestStore store;
    private int made;

    BelievableRows(TestStore store) {
        this.store = store;
    }

    void write() {
        escalated(
                "shaft-2",
                "HAZARD",
                "SAFETY",
                "CRITICAL",
                "三号皮带机尾部护栏缺失",
                "夜班下井时发现三号皮带机机尾约两米护栏不见了，地面还有积水，工友差点滑倒。请尽快处理，中班的人也说过。",
                4,
                195,
                "机电科",
                3);
        escalated(
                "canteen",
                "COMPLAINT",
                "CANTEEN",
                "NORMAL",
                "Night shift gets cold food again",
                "After 23:00 the only thing left is cold rice and one dish. We pay the same as the day shift. This is the third time this month.",
                2,
                61,
                null,
                1);
        escalated(
                "dorm-5",
                "COMPLAINT",
                "HOUSING",
                "HIGH",
                "五号宿舍楼热水连续两天没有",
                "五号楼四层以上没有热水，倒班职工下夜班无法洗澡，报修电话没人接。",
                7,
                22,
                "后勤服务中心",
                2);
        escalated(
                "shaft-2",
                "HAZARD",
                "SAFETY",
                "HIGH",
                "Gas sensor in gallery 7 reads zero since yesterday",
                "Sensor G7-14 shows 0.00 % all the time, also when the neighbours show 0.3 %. It may be broken or disconnected.",
                1,
                -24,
                "通防科",
                0);
        escalated(
                "head-office",
                "HARDSHIP",
                "WELFARE",
                "NORMAL",
                null,
                "<script>alert('x')</script> 家里老人住院，想了解困难职工补助的申请条件和需要的材料。",
                1,
                -51,
                "工会",
                0);
        var secret = made(
                "head-office",
                "COMPLAINT",
                "DISCIPLINE",
                "HIGH",
                "Secret title",
                "Secret text about a person.",
                Duration.ofHours(26),
                "OPEN",
                Map.of("confidential", true, "reason_evidence", "secret words"));
        store.addClock(
                secret, "respond", NOW.minus(Duration.ofHours(26)), NOW.minus(Duration.ofMinutes(121)), Map.of());
        store.addEscalation(
                secret, 1, "BREACH", NOW.minus(Duration.ofMinutes(121)), NOW.minus(Duration.ofMinutes(121)), Map.of());
        confide(secret);
        String[][] others = {
            {"workshop-a", "SUGGESTION", "EQUIPMENT", "LOW", "Put a second tool trolley at line 4", "ANSWERED"},
            {"canteen", "FEEDBACK", "CANTEEN", "NORMAL", "早餐窗口希望六点开", "RESOLVED"},
            {"shaft-1", "HAZARD", "SAFETY", "HIGH", "二号井口照明灯坏了两盏", "ACKNOWLEDGED"},
            {"dorm-2", "COMPLAINT", "HOUSING", "NORMAL", "Wifi in dormitory 2 drops every evening", "OPEN"},
            {"workshop-b", "PROPOSAL", "TRAINING", "NORMAL", "建议开设新能源设备维修培训班", "ANSWERED"},
            {"head-office", "FEEDBACK", "UNSORTED", "NORMAL", "Thank you for the new shuttle at 6:10", "RESOLVED"},
            {"shaft-2", "INCIDENT", "SAFETY", "CRITICAL", "副井提升机急停一次，未造成人员受伤", "ACKNOWLEDGED"},
            {"workshop-a", "COMPLAINT", "PAY", "HIGH", "加班工时少算了八小时", "OPEN"},
            {"canteen", "SUGGESTION", "CANTEEN", "LOW", "Label dishes that contain peanuts", "CANCELLED"},
            {"shaft-1", "HAZARD", "SAFETY", "NORMAL", "人行道台阶湿滑", "RESOLVED"},
        };
        int hours = 1;
        for (var other : others) {
            made(
                    other[0],
                    other[1],
                    other[2],
                    other[3],
                    other[4],
                    other[4] + "。",
                    Duration.ofMinutes(37L * hours++),
                    other[5],
                    Map.of());
        }
        var day = NOW.truncatedTo(ChronoUnit.DAYS);
        store.addCounts(
                "north-mine",
                "shaft-2",
                "SAFETY",
                day,
                day.plus(1, ChronoUnit.DAYS),
                Map.of(
                        "reports",
                        61L,
                        "cases",
                        48L,
                        "answered_in_time",
                        39L,
                        "answered_late",
                        2L,
                        "overdue",
                        3L,
                        "open",
                        7L));
        surges(List.of(secret, CaseId.ofFirstReport("north-mine", "shaft-2", "e0")));
        made = 1_000;
        store.addCase(
                CaseId.ofFirstReport("quiet-office", "desk", "q1"),
                NOW.minus(Duration.ofHours(2)),
                Map.of("status", "ANSWERED", "answered_at", NOW));
    }

    private void surges(List<CaseId> sample) {
        var hour = NOW.truncatedTo(ChronoUnit.HOURS);
        store.addSurge(
                "north-mine.dorm-5|HOUSING|1",
                "north-mine",
                hour,
                List.of(CaseId.ofFirstReport("north-mine", "dorm-5", "e2"), sample.getLast()),
                Map.of(
                        "site",
                        "dorm-5",
                        "category",
                        "HOUSING",
                        "observed",
                        23L,
                        "expected",
                        0.84,
                        "false_alarm_rate",
                        0.1,
                        "new_words",
                        """
                                [{"word": "热水", "reports": 19, "expected": 0.4},
                                 {"word": "没有热水", "reports": 12, "expected": 0.1},
                                 {"word": "boiler", "reports": 5, "expected": 0}]"""));
        store.addSurge(
                "north-mine|SAFETY|1",
                "north-mine",
                hour.minus(Duration.ofHours(3)),
                sample,
                Map.of("category", "SAFETY", "observed", 41L, "expected", 12.6, "new_words", """
                        [{"word": "gas sensor", "reports": 9, "expected": 0.2}]"""));
        store.addSurge(
                "north-mine.canteen||1",
                "north-mine",
                hour.minus(Duration.ofDays(12)),
                List.of(),
                Map.of(
                        "site",
                        "canteen",
                        "observed",
                        1214L,
                        "expected",
                        160.4,
                        "backfilled",
                        true,
                        "window_end",
                        hour.minus(Duration.ofDays(11))));
    }

    private CaseId made(
            String site,
            String kind,
            String category,
            String severity,
            @Nullable String title,
            String text,
            Duration age,
            String status,
            Map<String, ?> more) {
        var id = CaseId.ofFirstReport("north-mine", site, "e" + made++);
        var columns = new HashMap<String, Object>(Map.of(
                "kind",
                kind,
                "category",
                category,
                "severity",
                severity,
                "excerpt",
                text,
                "status",
                status,
                "channel",
                made % 3 == 0 ? "HOTLINE" : "MINI_PROGRAM",
                "address",
                "主井工业广场西侧"));
        if (title != null) {
            columns.put("title", title);
        }
        if (List.of("ANSWERED", "RESOLVED").contains(status)) {
            columns.put("answered_at", NOW.minus(age).plusSeconds(1200));
        }
        columns.putAll(more);
        store.addCase(id, NOW.minus(age), columns);
        store.addEvent(
                id,
                1,
                "OPENED",
                NOW.minus(age),
                Map.of(
                        "reference",
                        id.reference(),
                        "text",
                        text,
                        "channel",
                        "MINI_PROGRAM",
                        "why",
                        "rule safety matched 护栏"));
        return id;
    }

    private void escalated(
            String site,
            String kind,
            String category,
            String severity,
            @Nullable String title,
            String text,
            int reports,
            int minutesLate,
            @Nullable String owner,
            int steps) {
        var more = new HashMap<String, Object>(Map.of("reports", reports, "revision", 5L));
        if (owner != null) {
            more.put("owner", owner);
        }
        var age = Duration.ofHours(24).plusMinutes(minutesLate);
        var alike = steps == 3
                ? made(
                        site,
                        kind,
                        category,
                        "NORMAL",
                        "皮带机尾部没有护栏",
                        "三号皮带机尾部护栏被拆了。",
                        age.minusMinutes(90),
                        "OPEN",
                        Map.of("reports", 2))
                : null;
        if (alike != null) {
            more.put("suggestions", List.of(alike.toString()));
        }
        var id = made(site, kind, category, severity, title, text, age, "OPEN", more);
        if (alike != null) {
            mergeIn(id, age);
        }
        var deadline = NOW.minus(Duration.ofMinutes(minutesLate));
        store.addClock(
                id,
                "acknowledge",
                NOW.minus(age),
                NOW.minus(age).plus(Duration.ofHours(4)),
                Map.of(
                        "status",
                        "LATE",
                        "stopped_at",
                        NOW.minus(age).plus(Duration.ofHours(5)),
                        "elapsed_millis",
                        18_000_000L,
                        "breached_at",
                        NOW.minus(age).plus(Duration.ofHours(4))));
        store.addClock(
                id, "respond", NOW.minus(age), deadline, minutesLate > 0 ? Map.of("breached_at", deadline) : Map.of());
        store.addClock(id, "resolve", NOW.minus(age), deadline.plus(Duration.ofDays(5)), Map.of("owner", "机电科"));
        for (int joined = 2; joined <= reports; joined++) {
            store.addEvent(
                    id,
                    joined,
                    "REPORT_JOINED",
                    NOW.minus(age).plusSeconds(joined * 700L),
                    Map.of(
                            "reference",
                            CaseId.ofFirstReport("north-mine", site, "joined" + made + joined)
                                    .reference(),
                            "text",
                            text.substring(0, Math.min(30, text.length())),
                            "why",
                            "0.87 alike, same site, within 7 days",
                            "score",
                            0.87));
        }
        store.addEvent(
                id,
                20,
                "COMMENTED",
                NOW.minus(age).plus(Duration.ofHours(3)),
                Map.of("actor", "王芳", "text", "已电话通知值班室，等待现场确认。"));
        store.addEscalation(
                id, 0, "WARNING", deadline, deadline.minus(Duration.ofHours(1)), told(title, text, "an hour before"));
        store.addEvent(
                id,
                21,
                "ESCALATED",
                deadline.minus(Duration.ofHours(1)),
                Map.of("why", "The deadline of respond is an hour away.", "clock", "respond"));
        if (minutesLate > 0) {
            store.addEvent(
                    id, 22, "BREACHED", deadline, Map.of("why", "Not answered by the deadline.", "clock", "respond"));
            for (int step = 1; step <= Math.max(1, steps); step++) {
                store.addEscalation(
                        id,
                        step,
                        step == 1 ? "BREACH" : "STEP",
                        deadline,
                        deadline.plus(Duration.ofMinutes(step)),
                        told(title, text, step == 1 ? "on-call" : step == 2 ? "head of department" : "duty manager"));
            }
        }
    }

    /** A case that lives on in this one, with a timeline of its own. */
    private void mergeIn(CaseId into, Duration age) {
        var other = made(
                into.site(),
                "HAZARD",
                "SAFETY",
                "NORMAL",
                "机尾地面积水",
                "三号皮带机机尾地面积水，走路打滑。",
                age.minusMinutes(40),
                "MERGED",
                Map.of("merged_into", into.toString()));
        store.addEvent(
                other,
                2,
                "COMMENTED",
                NOW.minus(age).plus(Duration.ofMinutes(80)),
                Map.of("actor", "李伟", "text", "和护栏是同一处。"));
        store.addEvent(
                into,
                19,
                "MERGED_IN",
                NOW.minus(age).plus(Duration.ofMinutes(81)),
                Map.of(
                        "actor",
                        "李伟",
                        "text",
                        "同一处隐患",
                        "why",
                        "took in " + other + " with 1 report",
                        "reference",
                        other.reference(),
                        "other_case_id",
                        other.toString()));
    }

    /** What was said in confidence, and whose role may read it. */
    private void confide(CaseId secret) {
        store.execute(
                "insert into policies values (?, 1, now() - interval '1 day', now() - interval '1 day', 'admin', ?)",
                secret.tenant(),
                "extends: builtin\nroles: {counsellor: [zhao]}\nconfidential: {roles: counsellor}\n");
        store.execute(
                "insert into confidential_texts (id, case_id, tenant, site, at, event_id, reference, title, text, address)"
                        + " select e.id, e.case_id, e.tenant, e.site, e.at, 'e', e.reference, ?, ?, ? from case_events e"
                        + " where e.case_id = ? and e.kind = 'OPENED'",
                "值班长",
                "值班长多次当众辱骂，我现在睡不着觉。",
                "二号宿舍楼 305",
                secret.toString());
    }

    private static Map<String, Object> told(@Nullable String title, String text, String step) {
        var columns = new HashMap<String, Object>(Map.of("step", step, "excerpt", text));
        if (step.equals("duty manager")) {
            columns.putAll(Map.of("recipients", List.of("李伟", "王芳"), "repeat", 2));
        }
        if (title != null) {
            columns.put("title", title);
        }
        return columns;
    }
}
