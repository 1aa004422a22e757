package io.carboninclusion.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MoneyTest {

  @Test
  void buyingKilogramByKilogramCostsWhatTheWholeCosts() {
    Money whole = Money.price(6_499, Quantity.ofTonnes(377));
    Money pieces = Money.ZERO;
    for (int kg = 0; kg < 377_000; kg++) {
      pieces = pieces.plus(Money.price(6_499, new Quantity(1)));
    }
    assertThat(pieces).isEqualTo(whole);
    assertThat(whole.yuan()).isEqualByComparingTo("24501.23");
  }

  @Test
  void whatLeavesIsRoundedDownToTheFen() {
    assertThat(new Money(1_999).fenDown()).isEqualTo(1);
    assertThat(new Money(-1).fenDown()).isEqualTo(-1);
    assertThat(new Money(500).yuan()).isEqualByComparingTo("0.01");
    assertThat(new Money(499).exactYuan()).isEqualByComparingTo("0.00499");
  }

  @Test
  void whatDoesNotFitIsNeverWrapped() {
    assertThatThrownBy(() -> Money.price(Long.MAX_VALUE, new Quantity(2)))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> new Money(Long.MAX_VALUE).plus(new Money(1)))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> new Quantity(1).minus(new Quantity(2)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
