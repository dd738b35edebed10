package io.huiyin.standalone.settings;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Settings in environment variables: HUIYIN_GATEWAY_PORT is gateway.port, HUIYIN_KAFKA_SECURITY_PROTOCOL is kafka.security.protocol. */
final class Environment {
    static final String PREFIX = "HUIYIN_";

    private Environment() {}

    /** Those that are settings. Others with our prefix are left alone: containers' platforms set some of their own. */
    static Map<String, String> settings(Map<String, String> environment) {
        var found = new TreeMap<String, String>();
        environment.forEach((variable, value) -> {
            if (variable.startsWith(PREFIX)) {
                var key = variable.substring(PREFIX.length())
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '.');
                if (Key.of(key).isPresent() || Settings.isForKafka(key)) {
                    found.put(key, value);
                }
            }
        });
        return found;
    }
}
