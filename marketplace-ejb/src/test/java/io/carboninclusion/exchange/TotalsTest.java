package io.carboninclusion.exchange;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TotalsTest {

  private final Totals totals = new Totals();
  private final Order order = new Order();

  @Test
  void halfAnEntryIsFound() {
    totals.cash(Bucket.AVAILABLE, -500);
    assertThatThrownBy(totals::prove)
        .isInstanceOf(InvariantBroken.class)
        .hasMessage("all accounts together hold cash -500 and kg 0");
    totals.cash(Bucket.AVAILABLE, 500);
    assertThatCode(totals::prove).doesNotThrowAnyException();
    totals.units(Bucket.RETIRE_ONLY, 3);
    assertThatThrownBy(totals::prove).hasMessage("all accounts together hold cash 0 and kg 3");
  }

  @Test
  void whatIsFrozenForNoOrderIsFound() {
    freeze(700);
    assertThatThrownBy(totals::prove)
        .hasMessage(
            "frozen cash 700 where orders and withdrawals need 0, frozen kg 0 where orders need 0");
    order.side = Side.BUY;
    order.frozen = 600;
    totals.count(order);
    totals.withdrawal(100);
    assertThatCode(totals::prove).doesNotThrowAnyException();
  }

  @Test
  void aReleaseThatWasForgottenIsFound() {
    freeze(600);
    order.side = Side.BUY;
    order.frozen = 600;
    totals.count(order);
    order.frozen = 0;
    totals.count(order);
    assertThatThrownBy(totals::prove).isInstanceOf(InvariantBroken.class);
    freeze(-600);
    assertThatCode(totals::prove).doesNotThrowAnyException();
  }

  private void freeze(long amount) {
    totals.cash(Bucket.AVAILABLE, -amount);
    totals.cash(Bucket.FROZEN, amount);
  }
}
