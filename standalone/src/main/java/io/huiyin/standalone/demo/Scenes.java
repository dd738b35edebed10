package io.huiyin.standalone.demo;

import static io.huiyin.event.Channel.HOTLINE;
import static io.huiyin.event.Channel.MAILBOX;
import static io.huiyin.event.Channel.MINI_PROGRAM;
import static io.huiyin.event.Channel.SNAPSHOT;
import static io.huiyin.event.Channel.TALK_CORNER;
import static io.huiyin.event.Channel.WEB;

import io.huiyin.event.Kind;
import java.util.List;

/** What happens in the demo: a mine, its washing plant and its workshop, in Chinese and English. All of it is made up. */
final class Scenes {
    private static final String MINE = "mine-1";
    private static final String PLANT = "washing-plant";
    private static final String WORKSHOP = "workshop";
    private static final String DORMITORY = "dormitory";

    private Scenes() {}

    static List<Scene> all() {
        return List.of(
                new Scene(
                        MINE,
                        "皮带巷",
                        36.0712,
                        113.1204,
                        List.of(SNAPSHOT, MINI_PROGRAM),
                        Kind.HAZARD,
                        List.of(
                                "{n}号皮带巷中部护栏松动，有两根立柱已经脱落，夜班路过非常危险，请尽快处理。",
                                "{n}号皮带巷中部的护栏松动，两根立柱已经脱落，夜班路过很危险，请尽快处理！",
                                "反映一下：{n}号皮带巷中部护栏松动，有两根立柱已经脱落，夜班路过非常危险，请尽快派人处理。")),
                new Scene(
                        MINE,
                        "井底车场",
                        36.0725,
                        113.1217,
                        List.of(MINI_PROGRAM, HOTLINE),
                        Kind.HAZARD,
                        List.of("井底车场{n}道照明坏了四盏，中班交接的时候看不清轨道，容易绊倒。", "井底车场{n}道的照明坏了四盏灯，中班交接班的时候看不清轨道，容易绊倒。")),
                new Scene(
                        MINE,
                        "综采工作面",
                        36.0741,
                        113.1239,
                        List.of(HOTLINE),
                        Kind.INCIDENT,
                        List.of("22{n}工作面回风巷瓦斯超限报警，人员已经撤出，请立即派人检查！", "22{n}工作面回风巷瓦斯超限，报警器一直在响，人员已经撤出，请立即派人检查！")),
                new Scene(
                        MINE,
                        "副井口",
                        36.0698,
                        113.1189,
                        List.of(TALK_CORNER, MAILBOX),
                        Kind.SUGGESTION,
                        List.of("建议副井口{n}号候车室在早班和夜班交接时多放几张长椅，现在大家都站着等罐笼。")),
                new Scene(
                        PLANT,
                        "pump house",
                        36.0661,
                        113.1312,
                        List.of(WEB, SNAPSHOT),
                        Kind.HAZARD,
                        List.of(
                                "The guard of pump {n} in the pump house is missing and the shaft is exposed; somebody will get caught.",
                                "Guard of pump {n} in the pump house is missing, the shaft is exposed, somebody will get caught in it.",
                                "The guard on pump {n} in the pump house is missing and the shaft is exposed. Somebody will get caught!")),
                new Scene(
                        PLANT,
                        "loading bay",
                        36.0655,
                        113.1330,
                        List.of(MINI_PROGRAM),
                        Kind.COMPLAINT,
                        List.of(
                                "Overtime pay of shift {n} for last month is unpaid, and nobody in the office can say when it comes.",
                                "Our overtime pay (shift {n}, last month) is unpaid and nobody in the office can say when it comes.")),
                new Scene(
                        PLANT,
                        "control room",
                        36.0659,
                        113.1321,
                        List.of(WEB),
                        Kind.FEEDBACK,
                        List.of(
                                "The air conditioning in the control room {n} blows straight onto the night shift; two of us have a stiff neck.")),
                new Scene(
                        WORKSHOP,
                        "焊接区",
                        36.0633,
                        113.1275,
                        List.of(SNAPSHOT, MINI_PROGRAM),
                        Kind.HAZARD,
                        List.of("焊接区{n}号配电箱电缆外皮破损漏电，雨天地面有积水，请电工马上来看。", "焊接区{n}号配电箱的电缆外皮破损漏电，雨天地面有积水，请电工马上来看看。")),
                new Scene(
                        WORKSHOP,
                        "食堂",
                        36.0629,
                        113.1268,
                        List.of(MINI_PROGRAM, MAILBOX),
                        Kind.COMPLAINT,
                        List.of("夜班{n}食堂只剩冷饭，窗口十一点就关了，下夜班的人吃不上一口热的。", "夜班{n}食堂只剩冷饭，窗口十一点就关门了，下夜班的人吃不上一口热的饭。")),
                new Scene(
                        WORKSHOP,
                        "lathes",
                        36.0640,
                        113.1281,
                        List.of(WEB),
                        Kind.PROPOSAL,
                        List.of(
                                "Proposal: mount the coolant hoses of lathes {n} and up overhead, so that nobody trips over them at shift change.")),
                new Scene(
                        DORMITORY,
                        "宿舍楼",
                        36.0681,
                        113.1166,
                        List.of(MINI_PROGRAM),
                        Kind.UNSPECIFIED,
                        List.of(
                                "{n}号楼三层热水又停了，下了夜班没法洗澡，已经是这个月第三次了。",
                                "{n}号楼三层的热水又停了，下了夜班没法洗澡，这已经是这个月第三次了。",
                                "宿舍{n}号楼三层热水又停了，下了夜班没法洗澡，已经是本月第三次。")),
                new Scene(
                        DORMITORY,
                        "dormitory building",
                        36.0685,
                        113.1160,
                        List.of(MINI_PROGRAM, WEB),
                        Kind.UNSPECIFIED,
                        List.of(
                                "The lift in building {n} stops between floors, an old colleague was stuck in it for twenty minutes this morning.",
                                "Lift in building {n} stops between floors; an old colleague was stuck in it for twenty minutes this morning.")),
                new Scene(
                        DORMITORY,
                        "工会办公室",
                        36.0690,
                        113.1171,
                        List.of(TALK_CORNER, MAILBOX),
                        Kind.HARDSHIP,
                        List.of("家里老人患大病住院，自费部分很多，想问问困难补助怎么申请，需要哪些材料。")),
                new Scene(
                        MINE,
                        "班车站",
                        36.0703,
                        113.1180,
                        List.of(MINI_PROGRAM),
                        Kind.UNSPECIFIED,
                        List.of("早班{n}路班车连续三天晚点二十分钟，大家都是跑着换衣服下井的。", "早班的{n}路班车连续三天晚点二十分钟，大家都是跑着去换衣服下井的。")));
    }
}
