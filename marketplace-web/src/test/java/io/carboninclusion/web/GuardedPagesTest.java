package io.carboninclusion.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A guard that acts before the parameters of an address must not be the last action of its page.
 */
class GuardedPagesTest {

  private static final Pattern ACTION = Pattern.compile("<f:viewAction [^>]*/>");

  @Test
  void behindAnImmediateGuardAnotherActionWaitsForTheParameters() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/webapp"))) {
      for (Path page : files.filter(file -> file.toString().endsWith(".xhtml")).toList()) {
        String markup = Files.readString(page);
        List<String> actions = ACTION.matcher(markup).results().map(MatchResult::group).toList();
        boolean guarded = actions.stream().anyMatch(action -> action.contains("immediate"));
        if (guarded && markup.contains("<f:viewParam")) {
          assertThat(actions)
              .as(page.toString())
              .anyMatch(action -> !action.contains("immediate") && !action.contains(" if="));
        }
      }
    }
  }
}
