package io.carboninclusion.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for every page: no text of its own, no inline style or script, no Ajax of Faces. */
class PageRulesTest {

  private static final Path PAGES = Path.of("src/main/webapp");
  private static final Pattern MARKUP =
      Pattern.compile("<!--.*?-->|<[^>]*>|#\\{[^}]*\\}|&[a-z]+;", Pattern.DOTALL);
  private static final Pattern LETTERS = Pattern.compile("[\\p{IsHan}]|[A-Za-z]{3,}");
  private static final List<String> FORBIDDEN =
      List.of(" style=\"", "<script", " onclick=\"document", "javascript:", "<f:ajax", "<style");

  @Test
  void noPageHasATextOfItsOwn() throws IOException {
    for (Path page : pages()) {
      String words = MARKUP.matcher(Files.readString(page)).replaceAll(" ");
      Matcher literal = LETTERS.matcher(words);
      assertThat(literal.find() ? literal.group() : "").as(page.toString()).isEmpty();
    }
  }

  @Test
  void noPageBreaksThePolicy() throws IOException {
    for (Path page : pages()) {
      assertThat(Files.readString(page)).as(page.toString()).doesNotContain(FORBIDDEN);
    }
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(PAGES)) {
      return files.filter(file -> file.toString().endsWith(".xhtml")).toList();
    }
  }
}
