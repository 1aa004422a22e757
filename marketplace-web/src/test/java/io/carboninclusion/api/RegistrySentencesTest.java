package io.carboninclusion.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.carboninclusion.kernel.Quantity;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.registry.Limits;
import io.carboninclusion.registry.RegistryRefusal;
import io.carboninclusion.web.Texts;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RegistrySentencesTest {

  @ParameterizedTest
  @EnumSource
  void eachReasonHasItsSentenceInBothLanguages(RegistryRefusal reason) {
    Rejected refusal = Rejected.because(reason, "A-1", "2", "3");
    String chinese = Texts.of(refusal, Locale.SIMPLIFIED_CHINESE);
    String english = Texts.of(refusal, Locale.ENGLISH);

    assertThat(chinese).doesNotContain(reason.name(), "{").containsPattern("\\p{IsHan}");
    assertThat(english).doesNotContain(reason.name(), "{").doesNotContainPattern("\\p{IsHan}");
  }

  @Test
  void theGreatestQuantityIsSaidInTonnes() {
    Rejected refusal = Rejected.because(RegistryRefusal.QUANTITY_UNUSABLE, new Quantity(Limits.KG));

    assertThat(Texts.of(refusal, Locale.ENGLISH)).contains("1,000,000,000");
    assertThat(Texts.of(refusal, Locale.SIMPLIFIED_CHINESE)).contains("1,000,000,000");
  }
}
