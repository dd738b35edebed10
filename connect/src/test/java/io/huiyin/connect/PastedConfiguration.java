package io.huiyin.connect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The connectors' configurations in docs/kafka.md, as a reader pastes them. */
final class PastedConfiguration {
    private static final Path PAGE = Path.of("..", "docs", "kafka.md");
    private static final Pattern BLOCK = Pattern.compile("```properties\\n(.*?)```", Pattern.DOTALL);

    private PastedConfiguration() {}

    /** Those of the page, with these values in place of the page's, in those that have the key already. A single broker has one replica. */
    static List<Map<String, String>> of(Map<String, String> changed) throws IOException {
        var found = new ArrayList<Map<String, String>>();
        var blocks = BLOCK.matcher(Files.readString(PAGE, UTF_8));
        while (blocks.find()) {
            var block = new Properties();
            block.load(new StringReader(blocks.group(1)));
            if (block.containsKey("connector.class")) {
                changed.forEach(block::replace);
                var settings = new TreeMap<String, String>();
                block.stringPropertyNames().forEach(key -> settings.put(key, block.getProperty(key)));
                if (settings.containsKey("errors.deadletterqueue.topic.name")) {
                    settings.put("errors.deadletterqueue.topic.replication.factor", "1");
                }
                found.add(settings);
            }
        }
        return found;
    }
}
