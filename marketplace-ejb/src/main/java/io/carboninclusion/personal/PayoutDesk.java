package io.carboninclusion.personal;

import io.carboninclusion.audit.Trail;
import io.carboninclusion.audit.Transactions;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.kernel.RequestKey;
import io.carboninclusion.participant.Caller;
import io.carboninclusion.trading.OrderBook;
import io.carboninclusion.trading.Outcome;
import io.carboninclusion.trading.RoomIntents;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Map;

/** Pays out: intent and shares in one transaction, then the command. */
@Dependent
class PayoutDesk {

  @Inject Payouts payouts;
  @Inject Wallets wallets;
  @Inject OrderBook orderBook;
  @Inject RoomIntents intents;
  @Inject Transactions transactions;
  @Inject Trail trail;

  Payout payOut(Caller caller, long pool, long poolMg, String key) {
    byte[] keyHash = RequestKey.hash(pool, RequestKey.orNew(key));
    intents.requireTrading();
    // The newest trade counts: what the writer has done the views must show.
    orderBook.awaitViews(orderBook.state().sequence());
    wallets.requireEqual();
    long id =
        transactions.inNew(
            () ->
                payouts
                    .find(pool, keyHash)
                    .map(Payout::id)
                    .orElseGet(() -> write(caller, pool, poolMg, keyHash)));
    Payout payout = payouts.get(id);
    if (payout.state() == Payout.State.SENT) {
      carryOut(payout);
    }
    return payouts.get(id);
  }

  private long write(Caller caller, long pool, long poolMg, byte[] keyHash) {
    long id = payouts.write(caller, pool, poolMg, keyHash);
    trail.record(caller.actor(), "PAY_OUT", "payout " + id, Map.of("pool", pool));
    return id;
  }

  /** An answer that does not arrive is no failure: the command is sent again by itself. */
  private void carryOut(Payout payout) {
    Outcome outcome;
    try {
      outcome = intents.carryOut(Payouts.command(payout));
    } catch (Rejected notYet) {
      return;
    }
    outcome.orThrow();
  }
}
