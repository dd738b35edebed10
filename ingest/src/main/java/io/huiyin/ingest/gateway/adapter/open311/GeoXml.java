package io.huiyin.ingest.gateway.adapter.open311;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.StringWriter;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes an answer in the XML that its JSON is the mapping of: what is in an array becomes an element with the name of one of them. */
final class GeoXml {
    private static final Map<String, String> ONE_OF = Map.of(
            "services", "service",
            "service_requests", "request",
            "errors", "error",
            "attributes", "attribute",
            "values", "value");

    private GeoXml() {}

    static String write(String root, JsonNode answer) {
        var text = new StringWriter();
        try {
            var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("utf-8", "1.0");
            element(xml, root, answer);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("text in memory can be written", e);
        }
        return text.toString();
    }

    private static void element(XMLStreamWriter xml, String name, JsonNode value) throws XMLStreamException {
        xml.writeStartElement(name);
        if (value.isArray()) {
            for (var item : value) {
                element(xml, ONE_OF.getOrDefault(name, "item"), item);
            }
        } else if (value.isObject()) {
            for (var member : value.properties()) {
                element(xml, member.getKey(), member.getValue());
            }
        } else if (!value.isNull()) {
            xml.writeCharacters(legal(value.asText()));
        }
        xml.writeEndElement();
    }

    /** XML 1.0 has no control characters, halves of surrogate pairs and the like (section 2.2). */
    private static String legal(String text) {
        var legal = new StringBuilder(text.length());
        text.codePoints().map(c -> isLegal(c) ? c : 0xFFFD).forEach(legal::appendCodePoint);
        return legal.toString();
    }

    private static boolean isLegal(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= 0x20 && c <= 0xD7FF
                || c >= 0xE000 && c <= 0xFFFD
                || c >= 0x10000;
    }
}
