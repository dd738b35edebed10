package io.huiyin.standalone.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher script with made-up JDKs, which say who they are instead of running anything. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class LauncherTest {
    private static final Path SCRIPT = Path.of("..", "huiyin").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    private Path home;
    private Path path;

    @BeforeEach
    void prepare() throws Exception {
        home = Files.createDirectories(folder.resolve("home"));
        Files.copy(SCRIPT, home.resolve("huiyin"));
        path = Files.createDirectories(folder.resolve("path"));
        tool("bash", "/bin/bash");
        for (var name : List.of("dirname", "readlink", "head", "grep")) {
            tool(name, "/usr/bin/" + name);
        }
    }

    @Test
    void java_newEnoughInJavaHome_runsTheProgramWithTheArguments() throws Exception {
        build();
        var jdk = jdk("a", "21.0.2", true);
        assertThat(run(Map.of("JAVA_HOME", jdk.toString()), "topics", "list"))
                .isEqualTo(new Ended(0, "a runs " + home + "/app/huiyin.jar topics list"));
    }

    @Test
    void java_oldOnPath_looksInTheUsualFolders() throws Exception {
        build();
        tool("java", jdk("old", "17.0.9", true).resolve("bin/java").toString());
        jdk("usual/x", "17.0.1", true);
        jdk("usual/y", "25", false);
        assertThat(run(Map.of("HUIYIN_JAVA_FOLDERS", folder.resolve("usual").toString()), "version"))
                .isEqualTo(new Ended(0, "usual/y runs " + home + "/app/huiyin.jar version"));
    }

    @Test
    void java_none_saysOneSentence() throws Exception {
        build();
        var old = jdk("old", "17.0.9", false);
        assertThat(run(Map.of("JAVA_HOME", old.toString()), "up"))
                .isEqualTo(
                        new Ended(
                                1,
                                "huiyin: needs a JDK of version 21 or newer and found none; install one (for example from https://adoptium.net) or set JAVA_HOME to it"));
    }

    @Test
    void app_notBuiltAndNoMaven_saysOneSentence() throws Exception {
        var jdk = jdk("a", "21.0.2", true);
        assertThat(run(Map.of("JAVA_HOME", jdk.toString()), "up"))
                .isEqualTo(
                        new Ended(
                                1,
                                "huiyin: is not built yet, and building needs Maven 3.8.7 or newer; install it and run this again"));
    }

    @Test
    void sources_newerThanWhatWasBuilt_areSaid() throws Exception {
        tool("find", "/usr/bin/find");
        var app = Files.createDirectories(home.resolve("standalone/target/app"));
        var source = Files.createDirectories(home.resolve("schemas/src/main")).resolve("A.java");
        Files.createFile(app.resolve("huiyin.jar"));
        Files.createFile(source);
        var jdk = Map.of("JAVA_HOME", jdk("a", "21.0.2", true).toString());

        Files.setLastModifiedTime(source, FileTime.fromMillis(System.currentTimeMillis() + 60_000));
        assertThat(lines(start(jdk, "version"))).anyMatch(line -> line.startsWith("huiyin: the sources are newer"));
        Files.setLastModifiedTime(source, FileTime.fromMillis(0));
        assertThat(lines(start(jdk, "version"))).containsExactly("a runs " + app + "/huiyin.jar version");
    }

    /** A build in which only another module changed leaves the program's own jar as it was. */
    @Test
    void sources_olderThanTheLastBuild_areNotSaid_norAreThoseOfTheBenchmarks() throws Exception {
        tool("find", "/usr/bin/find");
        var app = Files.createDirectories(home.resolve("standalone/target/app"));
        var source = Files.createDirectories(home.resolve("schemas/src/main")).resolve("A.java");
        var benchmark =
                Files.createDirectories(home.resolve("benchmarks/src/main")).resolve("B.java");
        for (var file : List.of(app.resolve("huiyin.jar"), source, app.resolve("built"), benchmark)) {
            Files.createFile(file);
        }
        Files.setLastModifiedTime(app.resolve("huiyin.jar"), FileTime.fromMillis(1_000_000));
        Files.setLastModifiedTime(source, FileTime.fromMillis(2_000_000));
        Files.setLastModifiedTime(app.resolve("built"), FileTime.fromMillis(3_000_000));
        Files.setLastModifiedTime(benchmark, FileTime.fromMillis(4_000_000));
        var jdk = Map.of("JAVA_HOME", jdk("a", "21.0.2", true).toString());

        assertThat(lines(start(jdk, "version"))).containsExactly("a runs " + app + "/huiyin.jar version");
    }

    private record Ended(int code, String lastLine) {}

    private void build() throws Exception {
        Files.createDirectories(home.resolve("app"));
        Files.createFile(home.resolve("app/huiyin.jar"));
    }

    /** A JDK of this version: by its release file, or only by what its java says. */
    private Path jdk(String name, String version, boolean releaseFile) throws Exception {
        var jdk = folder.resolve(name);
        Files.createDirectories(jdk.resolve("bin"));
        if (releaseFile) {
            Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        }
        var script = """
                #!/usr/bin/env bash
                if [ "$1" = "-version" ]; then echo 'openjdk version "%s" 2026-01-01' >&2; exit; fi
                while [ "$1" != "-jar" ]; do shift; done
                shift
                echo "%s runs $*"
                """.formatted(version, name);
        executable(jdk.resolve("bin/java"), script);
        return jdk;
    }

    /** Puts it on the path, which has nothing else. */
    private void tool(String name, String target) throws Exception {
        executable(path.resolve(name), "#!/bin/bash\nexec " + target + " \"$@\"\n");
    }

    private static void executable(Path file, String script) throws Exception {
        Files.writeString(file, script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static List<String> lines(Process process) throws Exception {
        var lines = new String(process.getInputStream().readAllBytes(), UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return lines;
    }

    private Ended run(Map<String, String> environment, String... arguments) throws Exception {
        var process = start(environment, arguments);
        var lines = lines(process);
        return new Ended(process.exitValue(), lines.isEmpty() ? "" : lines.getLast());
    }

    private Process start(Map<String, String> environment, String... arguments) throws Exception {
        var command =
                new ArrayList<>(List.of("/bin/bash", home.resolve("huiyin").toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of("PATH", path.toString(), "HOME", folder.toString(), "HUIYIN_JAVA_FOLDERS", ""));
        builder.environment().putAll(environment);
        return builder.start();
    }
}
