package io.carboninclusion.exchange;

import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * The ids that deposits, withdrawals, issuances, retirements and pay-outs have had: each is carried
 * out once, whatever a caller sends after his key was forgotten.
 */
final class UsedIds {
  final LongSet deposits = new LongSet();
  final LongSet withdrawals = new LongSet();
  final LongSet issuances = new LongSet();
  final LongSet retirements = new LongSet();
  final LongSet payouts = new LongSet();

  void write(LongConsumer out) {
    all().forEach(ids -> ids.write(out));
  }

  void read(LongSupplier in) {
    all().forEach(ids -> ids.read(in));
  }

  private List<LongSet> all() {
    return List.of(deposits, withdrawals, issuances, retirements, payouts);
  }
}
