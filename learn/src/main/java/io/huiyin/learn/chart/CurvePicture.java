package io.huiyin.learn.chart;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Curves of precision over recall as a picture in SVG, with points to compare with. */
public final class CurvePicture {
    private static final int SIDE = 420;
    private static final int LEFT = 60;
    private static final int TOP = 50;
    private static final List<String> COLOURS = List.of("#0b69a3", "#b44d12", "#2f8132", "#7b3fa0");

    private CurvePicture() {}

    /** A point or curve: recall and precision, 0 to 1. */
    public record At(double recall, double precision) {}

    /**
     * A line, or where it has one point a mark.
     *
     * @param name for the legend
     */
    public record Line(String name, List<At> points) {}

    /** The picture, with this heading. */
    public static String svg(String heading, List<Line> lines) {
        var svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"'Noto Sans', 'Noto Sans CJK SC',"
                        + " sans-serif\" font-size=\"13\" fill=\"#1f2933\">%n<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>%n",
                LEFT + SIDE + 330,
                TOP + SIDE + 60));
        text(svg, 20, 28, "start", heading);
        for (int tenth = 0; tenth <= 10; tenth += 2) {
            double share = tenth / 10.0;
            rule(svg, x(share), y(0), x(share), y(1));
            rule(svg, x(0), y(share), x(1), y(share));
            text(svg, x(share), y(0) + 18, "middle", String.format(Locale.ROOT, "%.1f", share));
            text(svg, x(0) - 8, y(share) + 4, "end", String.format(Locale.ROOT, "%.1f", share));
        }
        text(svg, x(0.5), y(0) + 40, "middle", "recall");
        text(svg, 70, y(1) - 6, "start", "precision");
        for (int i = 0; i < lines.size(); i++) {
            draw(svg, lines.get(i), COLOURS.get(i % COLOURS.size()), i);
        }
        return svg.append("</svg>\n").toString();
    }

    private static void draw(StringBuilder svg, Line line, String colour, int index) {
        int legend = TOP + 20 + 22 * index;
        if (line.points().size() == 1) {
            var at = line.points().getFirst();
            circle(svg, x(at.recall()), y(at.precision()), colour);
        } else {
            svg.append("<polyline fill=\"none\" stroke-width=\"2\" stroke=\"")
                    .append(colour)
                    .append("\" points=\"")
                    .append(line.points().stream()
                            .map(at -> String.format(Locale.ROOT, "%.1f,%.1f", x(at.recall()), y(at.precision())))
                            .collect(Collectors.joining(" ")))
                    .append("\"/>\n");
        }
        circle(svg, LEFT + SIDE + 24, legend - 4, colour);
        text(svg, LEFT + SIDE + 36, legend, "start", line.name());
    }

    private static double x(double recall) {
        return LEFT + recall * SIDE;
    }

    private static double y(double precision) {
        return TOP + (1 - precision) * SIDE;
    }

    private static void circle(StringBuilder svg, double x, double y, String colour) {
        svg.append(String.format(Locale.ROOT, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"5\" fill=\"%s\"/>%n", x, y, colour));
    }

    private static void rule(StringBuilder svg, double x1, double y1, double x2, double y2) {
        svg.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#d9e2ec\"/>%n",
                x1,
                y1,
                x2,
                y2));
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String text) {
        var plain = text.replace("&", "&amp;").replace("<", "&lt;");
        svg.append(String.format(
                Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, plain));
    }
}
