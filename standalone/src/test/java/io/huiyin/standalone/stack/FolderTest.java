package io.huiyin.standalone.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTest {
    @TempDir
    private Path path;

    @Test
    void take_heldByAnother_saysWhoInOneSentence() {
        try (var held = Folder.take(path)) {
            assertThatThrownBy(() -> Folder.take(path))
                    .hasMessage(
                            "another huiyin (process %d) is using %s; stop it first, or give another folder with --data"
                                    .formatted(ProcessHandle.current().pid(), held.path()));
        }
    }

    @Test
    void take_afterItWasLetGo_works() {
        Folder.take(path).close();
        try (var again = Folder.take(path)) {
            assertThat(again.kafka()).isEqualTo(path.resolve("kafka"));
        }
    }
}
