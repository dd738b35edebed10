package io.huiyin.learn.chart;

import io.huiyin.learn.text.Confusion;
import java.util.List;
import java.util.Locale;

/**
 * A confusion matrix as a picture in SVG: each cell as dark as its share of the row. Labels are text, drawn by whatever shows
 * the picture with its own fonts, so Chinese needs none here.
 */
public final class ConfusionPicture {
    private static final int CELL = 56;
    private static final int HEAD = 48;
    private static final int LETTER = 14;
    private static final String FONTS =
            "'Noto Sans', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', 'WenQuanYi Micro Hei', sans-serif";

    private final Confusion confusion;
    private final List<String> labels;
    private final int left;
    private final int top;
    private final StringBuilder svg = new StringBuilder();

    private ConfusionPicture(Confusion confusion, List<String> labels) {
        this.confusion = confusion;
        this.labels = labels;
        int longest = labels.stream().mapToInt(ConfusionPicture::width).max().orElse(0);
        left = longest + 40;
        // The labels above the columns lean by 40 degrees.
        top = HEAD + (int) (longest * 0.65) + 24;
    }

    /** The picture, with this heading. */
    public static String svg(String heading, Confusion confusion, List<String> labels) {
        return new ConfusionPicture(confusion, labels).draw(heading);
    }

    private String draw(String heading) {
        int size = labels.size() * CELL;
        int lean = (int) ((top - HEAD) * 1.2);
        int wide = Math.max(left + size + lean, 40 + width(heading));
        int high = top + size + 56;
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\""
                        + " font-family=\"%s\" font-size=\"%d\" fill=\"#1f2933\">%n",
                wide,
                high,
                wide,
                high,
                FONTS,
                LETTER));
        svg.append("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
        text(20, 30, "start", "font-size=\"16\" font-weight=\"600\"", heading);
        for (int i = 0; i < labels.size(); i++) {
            int middle = i * CELL + CELL / 2;
            text(left - 10, top + middle + 5, "end", "", labels.get(i));
            int x = left + middle;
            text(x, top - 10, "start", "transform=\"rotate(-40 " + x + " " + (top - 10) + ")\"", labels.get(i));
            row(i);
        }
        text(
                left + size / 2,
                top + size + 30,
                "middle",
                "fill=\"#52606d\"",
                "columns: what the model said; rows: what it is");
        return svg.append("</svg>\n").toString();
    }

    private void row(int right) {
        int all = Math.max(1, confusion.support(right));
        for (int said = 0; said < labels.size(); said++) {
            int count = confusion.count(right, said);
            double share = (double) count / all;
            int x = left + said * CELL;
            int y = top + right * CELL;
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\" stroke=\"#fff\"/>%n",
                    x,
                    y,
                    CELL,
                    CELL,
                    colour(share, right == said)));
            if (count > 0) {
                var ink = share > 0.5 ? "fill=\"#fff\"" : "";
                text(x + CELL / 2, y + CELL / 2 - 2, "middle", ink, Integer.toString(count));
                var percent = String.format(Locale.ROOT, "%.0f%%", 100 * share);
                text(x + CELL / 2, y + CELL / 2 + 15, "middle", ink + " font-size=\"11\"", percent);
            }
        }
    }

    /** From nearly white to blue where it is right, to red where it is not. */
    private static String colour(double share, boolean right) {
        double deep = Math.sqrt(share);
        return right ? mixed(deep, 0x1F, 0x5F, 0xA8) : mixed(deep, 0xC0, 0x39, 0x2B);
    }

    private static String mixed(double deep, int red, int green, int blue) {
        return "#%02x%02x%02x".formatted(tone(deep, red), tone(deep, green), tone(deep, blue));
    }

    private static int tone(double deep, int colour) {
        return (int) Math.round(0xF4 + deep * (colour - 0xF4));
    }

    private void text(int x, int y, String anchor, String more, String text) {
        svg.append("<text x=\"" + x + "\" y=\"" + y + "\" text-anchor=\"" + anchor + "\" " + more + ">" + escaped(text)
                + "</text>\n");
    }

    /** Nearly, in pixels: a Chinese character is as wide as the letters are high. */
    private static int width(String text) {
        return text.codePoints()
                .map(c -> c >= 0x2E80 ? LETTER + 1 : LETTER * 6 / 10)
                .sum();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
