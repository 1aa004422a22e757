package io.carboninclusion.system;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Debian's Chromium, driven by Playwright; one for all tests of this JVM.
 *
 * <p>Where it is missing and root runs the tests, it is installed; else the test fails and says so.
 * A browser test that is skipped would be no test.
 */
public final class Chromium {

  private static final List<String> ARGUMENTS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");
  private static final int MINUTES_TO_INSTALL = 4;

  private static Playwright playwright;
  private static Browser browser;

  private Chromium() {}

  /** A browser of its own, with no cookies, that asks for Chinese first. The caller closes it. */
  public static BrowserContext chinese() {
    return context("zh-CN");
  }

  public static BrowserContext english() {
    return context("en-GB");
  }

  private static synchronized BrowserContext context(String language) {
    if (browser == null) {
      launch();
    }
    return browser.newContext(
        new Browser.NewContextOptions()
            .setLocale(language)
            .setTimezoneId("Asia/Shanghai")
            .setViewportSize(1440, 900));
  }

  private static void launch() {
    Path executable = executable().or(Chromium::install).orElseThrow(Chromium::missing);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(executable)
                    .setHeadless(true)
                    .setArgs(ARGUMENTS));
    Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
  }

  private static Optional<Path> executable() {
    String path = System.getenv().getOrDefault("PATH", "") + ":/usr/bin";
    return Stream.of(path.split(":"))
        .flatMap(
            directory -> Stream.of("chromium", "chromium-browser").map(Path.of(directory)::resolve))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Tests run in two JVMs at once: the second waits for what the first installs. */
  private static Optional<Path> install() {
    if (!"root".equals(System.getProperty("user.name"))) {
      return Optional.empty();
    }
    try (FileChannel channel =
            FileChannel.open(
                Path.of("target", "chromium.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (lock.isValid() && executable().isEmpty()) {
        aptGet("update");
        aptGet("install", "-y", "--no-install-recommends", "chromium", "fonts-noto-cjk");
      }
    } catch (IOException e) {
      throw missing();
    }
    return executable();
  }

  private static void aptGet(String... arguments) {
    String[] command =
        Stream.concat(Stream.of("apt-get"), Stream.of(arguments)).toArray(String[]::new);
    Command.End end =
        Command.run(MINUTES_TO_INSTALL, Map.of("DEBIAN_FRONTEND", "noninteractive"), command);
    System.out.println(end.output());
  }

  private static IllegalStateException missing() {
    return new IllegalStateException(
        "The browser tests need Chromium: apt-get install chromium fonts-noto-cjk, as root.");
  }
}
