package io.carboninclusion.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.carboninclusion.api.ApiRefusal;
import io.carboninclusion.audit.ApprovalRefusal;
import io.carboninclusion.court.CourtRefusal;
import io.carboninclusion.court.Warning;
import io.carboninclusion.exchange.Reason;
import io.carboninclusion.exchange.Rule;
import io.carboninclusion.kernel.Money;
import io.carboninclusion.kernel.Quantity;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.kernel.RequestKey;
import io.carboninclusion.kernel.Text;
import io.carboninclusion.participant.ParticipantRefusal;
import io.carboninclusion.personal.LineRefusal;
import io.carboninclusion.personal.PersonalRefusal;
import io.carboninclusion.personal.PoolRefusal;
import io.carboninclusion.registry.RegistryRefusal;
import io.carboninclusion.trading.TradingRefusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every text is there in both languages, and every refusal has its sentence. */
class TextsTest {

  private static final List<Locale> LANGUAGES = List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH);
  private static final Path PAGES = Path.of("src/main/webapp");
  private static final Pattern TEXT_OF_A_PAGE =
      Pattern.compile(
          "(common|trading|participant|registry|court|pool|personal|audit)\\['([^']+)'\\]");

  @ParameterizedTest
  @MethodSource("rooms")
  void bothLanguagesSayTheSame(String room) {
    assertThat(bundle(room, Locale.ENGLISH).keySet())
        .isEqualTo(bundle(room, Locale.SIMPLIFIED_CHINESE).keySet());
  }

  @Test
  void everyReasonOfTheCoreHasItsWordsForTheMonitor() {
    for (Locale language : LANGUAGES) {
      assertThat(bundle("trading", language).keySet())
          .containsAll(
              Stream.of(Reason.values())
                  .filter(reason -> reason != Reason.ACCEPTED)
                  .map(reason -> "refused." + reason)
                  .toList());
    }
  }

  @Test
  void everyRuleHasItsNameAndWhatItDoes() {
    for (Locale language : LANGUAGES) {
      assertThat(bundle("trading", language).keySet())
          .containsAll(
              Stream.of(Rule.values())
                  .flatMap(rule -> Stream.of("rule." + rule, "rule." + rule + ".help"))
                  .toList());
    }
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void noTextIsEmptyAndEverySentenceTakesItsNumbers(String room) {
    for (Locale language : LANGUAGES) {
      ResourceBundle bundle = bundle(room, language);
      for (String key : bundle.keySet()) {
        assertThat(bundle.getString(key)).as(room + " " + language + " " + key).isNotBlank();
        if (key.startsWith("rejected.")) {
          new MessageFormat(bundle.getString(key), language);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void chineseAndEnglishTakeTheSameNumbers(String room) {
    ResourceBundle chinese = bundle(room, Locale.SIMPLIFIED_CHINESE);
    ResourceBundle english = bundle(room, Locale.ENGLISH);
    for (String key : chinese.keySet()) {
      assertThat(places(english.getString(key))).as(key).isEqualTo(places(chinese.getString(key)));
    }
  }

  @Test
  void everyTextAPageAsksForIsThere() throws IOException {
    try (Stream<Path> files = Files.walk(PAGES)) {
      for (Path page : files.filter(file -> file.toString().endsWith(".xhtml")).toList()) {
        Matcher asked = TEXT_OF_A_PAGE.matcher(Files.readString(page));
        while (asked.find()) {
          if (!asked.group(2).endsWith(".")) {
            assertThat(bundle(asked.group(1), Locale.ENGLISH).keySet())
                .as(page.toString())
                .contains(asked.group(2));
          }
        }
      }
    }
  }

  @Test
  void everyRefusalHasItsSentence() {
    Stream.of(
            ApiRefusal.values(),
            ApprovalRefusal.values(),
            Text.Refusal.values(),
            RequestKey.Refusal.values(),
            Reason.values(),
            ParticipantRefusal.values(),
            RegistryRefusal.values(),
            CourtRefusal.values(),
            Warning.values(),
            TradingRefusal.values(),
            PoolRefusal.values(),
            PersonalRefusal.values())
        .flatMap(Stream::of)
        .filter(reason -> reason != Reason.ACCEPTED)
        .forEach(
            reason -> {
              for (Locale language : LANGUAGES) {
                String key = "rejected." + ((Enum<?>) reason).name();
                assertThat(Texts.sentence(language, key)).as(key).isNotEqualTo(key);
              }
            });
  }

  @Test
  void everyRefusedLineHasItsSentence() {
    for (LineRefusal reason : LineRefusal.values()) {
      for (Locale language : LANGUAGES) {
        String key = "line." + reason;
        assertThat(Texts.sentence(language, key, "1", "2")).isNotEqualTo(key).doesNotContain("{");
      }
    }
  }

  @Test
  void aRefusalNamesItsNumbersInTheUnitsOfTheMarket() {
    Rejected refusal =
        Rejected.because(Reason.QUANTITY_OFF_LOT, new Quantity(1_000), new Quantity(84_379));
    assertThat(Texts.of(refusal, Locale.SIMPLIFIED_CHINESE)).contains("1.000").contains("84.379");
    Rejected poor =
        Rejected.because(Reason.INSUFFICIENT_CASH, Money.ofFen(770_000), new Money(12_345));
    assertThat(Texts.of(poor, Locale.ENGLISH)).contains("7,700.00").contains("0.12345");
  }

  private static TreeSet<String> places(String text) {
    TreeSet<String> places = new TreeSet<>();
    Matcher place = Pattern.compile("\\{[0-9]+").matcher(text);
    while (place.find()) {
      places.add(place.group());
    }
    return places;
  }

  private static ResourceBundle bundle(String room, Locale language) {
    return ResourceBundle.getBundle(
        "io.carboninclusion.messages." + room,
        language,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  private static List<String> rooms() {
    return Texts.ROOMS;
  }
}
