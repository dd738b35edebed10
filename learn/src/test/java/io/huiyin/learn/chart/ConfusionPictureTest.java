package io.huiyin.learn.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.learn.text.Confusion;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class ConfusionPictureTest {

    @Test
    void svg_anyLabels_isSoundXmlWithEveryLabelTwiceAndEveryCount() throws Exception {
        var confusion = Confusion.of(new int[] {0, 0, 1, 1, 1}, new int[] {0, 1, 1, 1, 1}, 2);

        var svg = ConfusionPicture.svg("a <model>", confusion, List.of("环境 & 卫生", "\"noise\""));

        var document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        var texts = document.getElementsByTagName("text");
        var said = new java.util.ArrayList<String>();
        for (int i = 0; i < texts.getLength(); i++) {
            said.add(texts.item(i).getTextContent());
        }
        assertThat(said).contains("a <model>", "50%", "100%", "3");
        assertThat(said.stream().filter("环境 & 卫生"::equals)).hasSize(2);
        assertThat(document.getElementsByTagName("rect").getLength()).isEqualTo(1 + 4);
    }
}
