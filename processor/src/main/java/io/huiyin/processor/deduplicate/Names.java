package io.huiyin.processor.deduplicate;

/**
 * Where a text names a place, a school, a firm: in Chinese the name stands before what it is (青枫里小区, 洪山路, 江岭学院). Of a
 * longer name the last characters tell enough.
 */
final class Names {
    /** What a name of Chinese characters may end before, by itself. */
    private static final String KINDS = "路街巷村镇乡苑园府城湾里桥区院庭居轩邸郡岭河湖庄坪塘冲铺台";
    /** The same in two characters. */
    private static final String[] LONG_KINDS = {
        "小区", "社区", "花园", "家园", "公馆", "公寓", "广场", "国际", "新村", "新城", "大道", "大厦", "大楼", "中心", "公园", "市场",
        "超市", "商场", "酒店", "银行", "公司", "集团", "工厂", "工地", "项目", "楼盘", "售楼", "学院", "学校", "大学", "小学", "中学",
        "高中", "职院", "师专", "幼儿", "驾校", "医院", "诊所", "健身", "英语", "培训", "宿舍", "庄园", "名邸", "华庭", "工业", "物流",
        "产业", "景区", "水库", "矿业", "煤矿", "车站", "变电", "一期", "二期", "三期", "四期", "五期", "物业"
    };
    /** What no name is made of: 马路, 老旧小区, 这条路, 我们村. */
    private static final String NO_NAMES = "〇零一二三四五六七八九十百两马道公铁线电半走修出思网水沿小社厂校市县城农山新老旧大好坏内外前后上下中本该各某每全整这那哪几个条段"
            + "们我你他她它的地得在是了和与及去到从往对把被让给有没不要会能都还就也很太又再由于为向靠近离住经过旁边东西南北入果法医学住辖郊"
            + "片矿采作工生附所住宅区居民业主物业反映投诉请求问关于位求村镇乡街路省号栋楼层门口";

    private static final byte KIND = 1;
    private static final byte FIRST_OF_KIND = 2;
    private static final byte SECOND_OF_KIND = 4;
    private static final byte NO_NAME = 8;
    private static final char FIRST_HAN = 0x4E00;
    private static final char LAST_HAN = 0x9FFF;

    private static final byte[] SIGNS = signs();

    private Names() {}

    /** Whether what a name is of begins here, and its name may have ended before. */
    static boolean endBefore(String text, int at, int end) {
        if (at >= end || !is(text.charAt(at), (byte) (KIND | FIRST_OF_KIND))) {
            return false;
        }
        char first = text.charAt(at);
        if (is(first, KIND)) {
            return true;
        }
        return at + 1 < end && is(text.charAt(at + 1), SECOND_OF_KIND) && isLongKind(first, text.charAt(at + 1));
    }

    /** Whether a name may be made of it. */
    static boolean isOfName(char c) {
        return c >= FIRST_HAN && c <= LAST_HAN && !is(c, NO_NAME);
    }

    private static boolean isLongKind(char first, char second) {
        for (var kind : LONG_KINDS) {
            if (kind.charAt(0) == first && kind.charAt(1) == second) {
                return true;
            }
        }
        return false;
    }

    private static boolean is(char c, byte sign) {
        return c >= FIRST_HAN && c <= LAST_HAN && (SIGNS[c - FIRST_HAN] & sign) != 0;
    }

    private static byte[] signs() {
        var signs = new byte[LAST_HAN - FIRST_HAN + 1];
        KINDS.chars().forEach(c -> signs[c - FIRST_HAN] |= KIND);
        for (var kind : LONG_KINDS) {
            signs[kind.charAt(0) - FIRST_HAN] |= FIRST_OF_KIND;
            signs[kind.charAt(1) - FIRST_HAN] |= SECOND_OF_KIND;
        }
        NO_NAMES.chars().filter(c -> c >= FIRST_HAN).forEach(c -> signs[c - FIRST_HAN] |= NO_NAME);
        return signs;
    }
}
