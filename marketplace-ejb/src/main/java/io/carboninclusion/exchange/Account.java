package io.carboninclusion.exchange;

import java.util.Arrays;

/** Cash in thousandths of a fen and units of one participant, or of the market itself. */
final class Account {
  final int id;
  private final EventStream events;
  long available;
  long frozen;
  int openOrders;

  /** Its {@link OpenOrders} by their ids, from the first time on that somebody asked for them. */
  LongMap<Order> known;

  /** Block proposals that it has made and that have not ended. */
  int openBlocks;

  /** Bids in auctions that are not cleared. */
  int openBids;

  /** The account of a case: what it buys can only be retired for it. */
  boolean isCase;

  /** The case is closed for good. */
  boolean isClosed;

  private Holding[] holdings = new Holding[0];

  Account(int id, EventStream events) {
    this.id = id;
    this.events = events;
  }

  /** The account owes what the others hold, so its balance is negative by design. */
  boolean isSource() {
    return id == SystemAccounts.BANK || id == SystemAccounts.ISSUED;
  }

  /** The holding of an instrument, or null if the account never had one. */
  Holding holding(int instrument) {
    for (Holding holding : holdings) {
      if (holding.instrument == instrument) {
        return holding;
      }
    }
    return null;
  }

  Holding holdingFor(int instrument) {
    Holding found = holding(instrument);
    if (found == null) {
      found = new Holding(id, instrument, events);
      holdings = Arrays.copyOf(holdings, holdings.length + 1);
      holdings[holdings.length - 1] = found;
    }
    return found;
  }

  long availableKg(int instrument) {
    Holding holding = holding(instrument);
    return holding == null ? 0 : holding.available;
  }

  /** Units that may be sold or retired: what is retired already is nobody's to move. */
  long movableKg(int instrument) {
    return isSource() || id == SystemAccounts.RETIRED ? 0 : availableKg(instrument);
  }

  /** All units it holds, in kg, for sale or a case's too: what is retired already is nobody's. */
  long heldKg(int instrument) {
    Holding holding = holding(instrument);
    boolean isNobodys = holding == null || isSource() || id == SystemAccounts.RETIRED;
    return isNobodys ? 0 : holding.kg();
  }

  long retireOnlyKg(int instrument) {
    Holding holding = holding(instrument);
    return holding == null ? 0 : holding.retireOnly;
  }

  /** Whether it holds no units, has frozen nothing and ordered nothing. */
  boolean isUntouched() {
    return frozen == 0 && openOrders == 0 && holdings.length == 0;
  }

  Holding[] holdings() {
    return holdings;
  }
}
