package io.huiyin.standalone.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** A file of settings: {@code key=value} lines in UTF-8, as Java's properties files are written. */
public final class SettingsFile {
    private SettingsFile() {}

    /** Reads it whole. Throws {@link InvalidSettingException} where it cannot be read. */
    public static Map<String, String> read(Path file) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (NoSuchFileException e) {
            throw new InvalidSettingException("there is no settings file " + file);
        } catch (IOException | IllegalArgumentException e) {
            throw new InvalidSettingException("the settings file " + file + " cannot be read: " + e.getMessage());
        }
        var values = new TreeMap<String, String>();
        properties
                .stringPropertyNames()
                .forEach(name -> values.put(name, properties.getProperty(name).strip()));
        return values;
    }
}
