package io.carboninclusion.trading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However it is typed, one movement at the bank has one reference. */
class BankReferenceTest {

  @ParameterizedTest
  @ValueSource(strings = {"AB-12 34", "ab-1234", "ＡＢ－１２３４", " Ab-12　34 "})
  void oneMovementHasOneSpelling(String typed) {
    assertThat(BankReference.checked(typed)).isEqualTo("AB-1234");
  }
}
