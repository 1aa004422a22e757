package io.carboninclusion.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {

  @TempDir Path directory;

  @Test
  void stopsTheProcessItNames() throws IOException {
    Process left = new ProcessBuilder("sleep", "600").start();
    PidFile file = new PidFile(directory.resolve("left.pid"));
    file.write(left.toHandle());
    assertThat(file.stopWhatIsLeft(Duration.ofSeconds(10))).isTrue();
    assertThat(left.isAlive()).isFalse();
    assertThat(directory.resolve("left.pid")).doesNotExist();
  }

  @Test
  void leavesAnotherProgramThatGotTheSameNumber() throws IOException {
    Process other = new ProcessBuilder("sleep", "600").start();
    try {
      Path file = directory.resolve("left.pid");
      String program = other.info().command().orElseThrow();
      Files.write(file, List.of(other.pid() + "", "2020-01-01T00:00:00Z", program));
      assertThat(new PidFile(file).stopWhatIsLeft(Duration.ofSeconds(10))).isFalse();
      assertThat(other.isAlive()).isTrue();
    } finally {
      other.destroyForcibly();
    }
  }

  @Test
  void aFileThatSaysNothingIsForgotten() throws IOException {
    Path file = Files.writeString(directory.resolve("left.pid"), "");
    assertThat(new PidFile(file).stopWhatIsLeft(Duration.ofSeconds(1))).isFalse();
    assertThat(file).doesNotExist();
  }
}
