package io.huiyin.standalone.stack;

import io.huiyin.standalone.settings.Key;
import io.huiyin.standalone.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** The one screen that says where everything is. */
public record Screen(Settings settings, Path folder, Duration took, boolean ownRegistry) {

    /** For the window in which it runs. */
    public String text() {
        return """

                回音 Huiyin is up, after %s s.

                  board      %s/
                  post       %s/v1/reports   (all of it: /openapi.json)
                  query      %s/v1/cases
                  SQL        %s
                  auditor    %s/metrics
                  Kafka      %s, topics %s*
                  registry   %s%s
                  data       %s
                  log        %s
                  settings   for other commands: --config %s
                """.formatted(
                        String.format(Locale.ROOT, "%.1f", took.toMillis() / 1000.0),
                        settings.consoleUrl(),
                        settings.gatewayUrl(),
                        settings.consoleUrl(),
                        "postgresql://" + settings.text(Key.STORE_USER) + "@"
                                + settings.text(Key.STORE_URL)
                                        .replaceFirst("^jdbc:postgresql://", "")
                                        .replaceFirst("\\?.*", ""),
                        settings.auditorUrl(),
                        settings.text(Key.KAFKA_BOOTSTRAP_SERVERS),
                        settings.text(Key.TOPICS_PREFIX),
                        settings.text(Key.SCHEMA_REGISTRY_URL),
                        ownRegistry ? "" : " (yours)",
                        folder,
                        Folder.log(folder),
                        folder.resolve("running.properties"));
    }

    /** A post that works as it stands, in another window. */
    public String firstPost(String tenant) {
        return """
                  Post a report of your own, in another window:

                    curl -i %s/v1/reports -H 'Content-Type: application/json' -d '{
                      "tenant": "%s", "site": "mine-1", "channel": "WEB", "eventId": "my-first-report",
                      "text": "The handrail at the shaft gate is loose. 副井口的扶手松了。"}'
                """.formatted(settings.gatewayUrl(), tenant);
    }
}
