package io.carboninclusion.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Somebody at a page of the running market. What the browser's console says is kept. */
final class Desk {
  private static final Path PICTURES = Path.of("target");

  private final List<String> console = new ArrayList<>();

  /** Errors so far: a script that was stopped by the policy is among them. */
  List<String> console() {
    return List.copyOf(console);
  }

  Page loggedIn(BrowserContext browser, String login) {
    Page page = browser.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            console.add(message.text());
          }
        });
    page.onPageError(console::add);
    open(page, "login");
    page.locator("[id$=':username']").fill(login);
    page.locator("[id$=':password']").fill(RunningMarket.PASSWORD);
    click(page, "enter");
    return page;
  }

  static void open(Page page, String path) {
    page.navigate(RunningMarket.address(path).toString());
  }

  static void click(Page page, String id) {
    page.locator("[id$=':" + id + "']").first().click();
    page.waitForLoadState();
  }

  /** Where a picture of a whole page goes. */
  static Page.ScreenshotOptions picture(String name) {
    return new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true);
  }

  /**
   * The page in both languages and themes, wide and narrow, is no wider than its window; pictures
   * of it lie in {@code target}.
   *
   * @param words by language, what the element must then say
   */
  static void fits(Page page, String path, String element, Map<String, String> words) {
    String file = path.replaceAll("\\W.*", "");
    String more = path.contains("?") ? "&" : "?";
    for (String language : List.of("en", "zh")) {
      for (String theme : List.of("dark", "light")) {
        open(page, path + more + "lang=" + language + "&theme=" + theme);
        assertThat(page.locator(element).first().textContent()).contains(words.get(language));
        for (int width : new int[] {390, 1440}) {
          page.setViewportSize(width, 900);
          String name = file + "-" + language + "-" + theme + "-" + width;
          page.screenshot(picture(name));
          assertThat(page.evaluate("document.documentElement.scrollWidth > window.innerWidth + 1"))
              .as(name)
              .isEqualTo(false);
        }
      }
    }
  }
}
