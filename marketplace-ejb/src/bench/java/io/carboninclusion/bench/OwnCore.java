package io.carboninclusion.bench;

import io.carboninclusion.exchange.Events;
import io.carboninclusion.exchange.Exchange;
import io.carboninclusion.exchange.OrderType;
import io.carboninclusion.exchange.Reason;
import io.carboninclusion.exchange.Side;

/**
 * Our core as it is: each order is admitted against the account's funds, freezes cash or units,
 * trades with delivery, payment and serial blocks in one step, and every event is mixed into the
 * state hash; cash, units and what is frozen are proved after each command. A move amends the order and freezes or releases the difference.
 */
final class OwnCore implements Engine {
  private static final long CASH_MILLI_FEN = 100_000_000_000_000L;
  private static final long UNITS_KG = 5_000_000_000L;

  private final Exchange exchange;

  OwnCore(Events sink) {
    exchange = new Exchange(sink);
    exchange.defineInstrument(CommandStream.INSTRUMENT, 1, CommandStream.LOT_KG);
    exchange.openTrading(CommandStream.INSTRUMENT);
    for (int n = 0; n < CommandStream.ACCOUNTS; n++) {
      int account = CommandStream.FIRST_ACCOUNT + n;
      require(exchange.deposit(account, CASH_MILLI_FEN, n + 1));
      require(exchange.issue(account, CommandStream.INSTRUMENT, UNITS_KG, n + 1));
    }
  }

  Exchange exchange() {
    return exchange;
  }

  @Override
  public void apply(CommandStream s, int from, int to) {
    for (int i = from; i < to; i++) {
      byte verb = s.verbs[i];
      switch (verb) {
        case CommandStream.CANCEL -> exchange.cancel(s.accounts[i], s.ids[i]);
        case CommandStream.MOVE ->
            exchange.amend(s.accounts[i], s.ids[i], s.prices[i], s.inAll[i]);
        default ->
            exchange.place(
                s.accounts[i],
                CommandStream.INSTRUMENT,
                Side.of(s.sides[i]),
                OrderType.LIMIT,
                CommandStream.timeInForce(verb),
                s.prices[i],
                s.kg[i],
                0);
      }
      exchange.prove();
    }
  }

  private static void require(Reason reason) {
    if (reason != Reason.ACCEPTED) {
      throw new IllegalStateException("the accounts could not be filled: " + reason);
    }
  }
}
