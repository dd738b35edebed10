package io.huiyin.learn.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelledFileTest {
    private static final String CSV = """
            编号,标题,详情,标签
            1,噪音,"施工，
            整夜",环境
            2,,公交站牌坏了,交通
            3,,,交通
            4,堵车,早高峰,
            5,少一格,交通
            6,学校,食堂,教育
            """;

    @TempDir
    private Path folder;

    @Test
    void read_rowsWithTextAndLabel_areTaken() throws IOException {
        var texts = read(CSV.getBytes(StandardCharsets.UTF_8), "标题", "详情").texts();

        assertThat(texts)
                .containsExactly(
                        new LabelledText(2, "噪音\n施工, 整夜", "环境"),
                        new LabelledText(4, "公交站牌坏了", "交通"),
                        new LabelledText(8, "学校\n食堂", "教育"));
    }

    @Test
    void read_rowsWithout_areLeftOutByLineAndColumn() throws IOException {
        assertThat(read(CSV.getBytes(StandardCharsets.UTF_8), "标题", "详情").remarks())
                .containsExactly(
                        "line 5: 标题, 详情 is empty; it must be a text, so it is left out",
                        "line 6: 标签 is empty; it must be a label, so it is left out",
                        "line 7: row is '3 cells'; it must be 4 cells, as many as the header has, so it is left out");
    }

    @Test
    void read_oneColumn_hasNoTitle() throws IOException {
        assertThat(read(CSV.getBytes(StandardCharsets.UTF_8), "详情")
                        .texts()
                        .getFirst()
                        .text())
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GB18030", "UTF-8", "UTF-16"})
    void read_namedCharset_isRead(String charset) throws IOException {
        var file = Files.write(folder.resolve("x.csv"), CSV.getBytes(Charset.forName(charset)));

        assertThat(new LabelledFile(file, List.of("详情"), "标签", Charset.forName(charset))
                        .read()
                        .labels())
                .containsExactly("交通", "教育", "环境");
    }

    @Test
    void read_gzipWithByteOrderMark_isRead() throws IOException {
        var file = folder.resolve("x.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(("\uFEFF" + CSV).getBytes(StandardCharsets.UTF_8));
        }

        assertThat(new LabelledFile(file, List.of("编号"), "标签", StandardCharsets.UTF_8)
                        .read()
                        .texts())
                .hasSize(4);
    }

    @Test
    void read_otherCharset_isRefusedWithWhatToDo() throws IOException {
        assertThatThrownBy(() -> read(CSV.getBytes(Charset.forName("GB18030")), "详情"))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageEndingWith("x.csv is not text in UTF-8; name the charset that it is in, such as GB18030");
    }

    @Test
    void read_unknownColumn_isRefusedByName() {
        assertThatThrownBy(() -> read(CSV.getBytes(StandardCharsets.UTF_8), "内容"))
                .hasMessageEndingWith("x.csv has no column '内容'; it has 编号, 标题, 详情, 标签");
    }

    @Test
    void read_absentFile_isRefusedByName() {
        var file = new LabelledFile(folder.resolve("none.csv"), List.of("a"), "b", StandardCharsets.UTF_8);

        assertThatThrownBy(file::read).hasMessageMatching("there is no file .*none.csv");
    }

    @Test
    void read_openQuote_isRefused() {
        assertThatThrownBy(() -> read("标签,详情\na,\"b\n".getBytes(StandardCharsets.UTF_8), "详情"))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("is not CSV from here on");
    }

    @Test
    void read_emptyFile_isRefused() {
        assertThatThrownBy(() -> read(new byte[0], "详情"))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageEndingWith("x.csv is empty; its first line must name the columns");
    }

    @Test
    void read_headerAlone_hasNoTexts() throws IOException {
        assertThat(read("标签,详情\n".getBytes(StandardCharsets.UTF_8), "详情").texts())
                .isEmpty();
    }

    @Test
    void read_labelLongerThanACategory_isLeftOut() throws IOException {
        var texts = read(
                ("标签,详情\n" + "长".repeat(101) + ",噪音\n" + "长".repeat(100) + ",噪音\n").getBytes(StandardCharsets.UTF_8),
                "详情");

        assertThat(texts.texts()).hasSize(1);
        assertThat(texts.remarks())
                .containsExactly("line 2: 标签 is '" + "长".repeat(100)
                        + "…'; it must be a label of at most 100 characters, so it is left out");
    }

    @Test
    void read_sameTextUnderTwoLabels_isSaidAndKept() throws IOException {
        var texts = read("标签,详情\n环境,整夜噪音\n环境,整夜噪音\n交通,整夜 噪音。\n交通,整夜噪音\n".getBytes(StandardCharsets.UTF_8), "详情");

        assertThat(texts.texts()).hasSize(4);
        assertThat(texts.remarks())
                .containsExactly(
                        "line 5: 标签 is '交通'; it must be '环境', as of the same text on line 2, or that one must be"
                                + " this; both are kept");
    }

    @Test
    void withLabelsOf_labelWithTooFewRows_isLeftOutByLabelRowsAndLines() throws IOException {
        var csv = "标签,详情\n" + "环境,噪音\n".repeat(5) + "教育,学校\n教育,老师\n" + "交通,公交\n".repeat(6);
        var texts = read(csv.getBytes(StandardCharsets.UTF_8), "详情").withLabelsOf(5);

        assertThat(texts.labels()).containsExactly("交通", "环境");
        assertThat(texts.remarks())
                .containsExactly("label '教育' has 2 rows (lines 7, 8); it must have 5 or more, so it is left out");
    }

    @Test
    void withLabelsOf_oneLabelLeft_isRefused() throws IOException {
        var texts = read(("标签,详情\n" + "环境,噪音\n".repeat(5)).getBytes(StandardCharsets.UTF_8), "详情");

        assertThatThrownBy(() -> texts.withLabelsOf(5))
                .isInstanceOf(UnusableFileException.class)
                .hasMessage("there is one label with 5 rows or more; it must be two or more labels");
    }

    private LabelledTexts read(byte[] csv, String... columns) throws IOException {
        var file = Files.write(folder.resolve("x.csv"), csv);
        return new LabelledFile(file, List.of(columns), "标签", StandardCharsets.UTF_8).read();
    }
}
