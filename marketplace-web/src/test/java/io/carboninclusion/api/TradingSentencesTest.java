package io.carboninclusion.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.carboninclusion.exchange.Reason;
import io.carboninclusion.kernel.Money;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.trading.TradingRefusal;
import io.carboninclusion.web.Texts;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TradingSentencesTest {

  static Stream<Enum<?>> reasons() {
    return Stream.concat(
        Stream.of(Reason.values()).filter(reason -> reason != Reason.ACCEPTED),
        Stream.of(TradingRefusal.values()));
  }

  @ParameterizedTest
  @MethodSource("reasons")
  void eachReasonHasItsSentenceInBothLanguages(Enum<?> reason) {
    Rejected refusal = Rejected.because(reason, Money.ofFen(5860), Money.ofFen(1), "3", "4");
    for (Locale language : new Locale[] {Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH}) {
      String sentence = Texts.of(refusal, language);
      assertThat(sentence).doesNotContain(reason.name()).doesNotContain("{").isNotBlank();
    }
    assertThat(Texts.of(refusal, Locale.SIMPLIFIED_CHINESE)).containsPattern("\\p{IsHan}");
    assertThat(Texts.of(refusal, Locale.ENGLISH)).doesNotContainPattern("\\p{IsHan}");
  }
}
