package io.carboninclusion.exchange;

import java.util.SplittableRandom;

/** A market day at random: sensible orders for the most part, and everything else now and then. */
final class RandomCommands {
  private static final int ACCOUNTS = 20;
  private static final int INSTRUMENTS = 4;
  private static final int FIRST_CASE = 1_500;

  private final SplittableRandom random;
  private long step;

  RandomCommands(long seed) {
    this.random = new SplittableRandom(seed);
  }

  void applyNext(Exchange exchange) {
    step++;
    if (step <= INSTRUMENTS) {
      int id = (int) step;
      exchange.defineInstrument(id, 1, id % 2 == 0 ? 1 : 1000);
      exchange.setPriceRules(id, 6000, 1000);
      exchange.openTrading(id);
      return;
    }
    int account = SystemAccounts.FIRST_ENTERPRISE + random.nextInt(ACCOUNTS);
    if (random.nextInt(20) == 0) {
      applyToCase(exchange);
      return;
    }
    int id = 1 + random.nextInt(INSTRUMENTS);
    int dice = random.nextInt(1000);
    if (dice < 25) {
      exchange.deposit(account, 1 + random.nextLong(2_000_000_000L), step);
    } else if (dice < 50) {
      exchange.issue(account, id, 1 + random.nextLong(500_000), step);
    } else if (dice < 60) {
      exchange.requestWithdrawal(account, random.nextLong(100_000_000L), step);
    } else if (dice < 70) {
      exchange.closeWithdrawal(step - random.nextInt(200), random.nextBoolean());
    } else if (dice < 90) {
      exchange.retire(account, id, random.nextLong(20_000), step, step);
    } else if (dice < 92) {
      exchange.setPriceRules(id, 5500 + random.nextInt(1000), random.nextInt(-1, 2000));
    } else if (dice < 94) {
      exchange.haltTrading(id);
    } else if (dice < 98) {
      exchange.openTrading(id);
    } else if (dice < 200) {
      long kg = exchange.instrument(id).lotKg() * random.nextInt(30);
      long order = 1 + random.nextLong(Math.max(1, exchange.lastOrder()));
      exchange.amend(account, order, 5800 + random.nextInt(400), kg);
    } else if (dice < 350) {
      exchange.cancel(account, 1 + random.nextLong(Math.max(1, exchange.lastOrder())));
    } else {
      place(exchange, account, id);
    }
  }

  /** Cases come and go: each account is one case. */
  private void applyToCase(Exchange exchange) {
    int account = FIRST_CASE + (int) (step / 5_000) * 3 + random.nextInt(3);
    int id = 1 + random.nextInt(INSTRUMENTS);
    switch (random.nextInt(12)) {
      case 0 -> exchange.openCase(account);
      case 1, 2 -> exchange.deposit(account, 1 + random.nextLong(500_000_000L), step);
      case 3 -> exchange.closeCase(account, id, exchange.retireOnlyKg(account, id), step, step);
      case 4 -> exchange.cancel(account, Math.max(1, exchange.lastOrder() - random.nextInt(100)));
      case 5 -> exchange.requestWithdrawal(account, random.nextLong(100_000L) * 1000, step);
      case 6 ->
          exchange.distribute(
              SystemAccounts.FIRST_ENTERPRISE + random.nextInt(ACCOUNTS),
              random.nextLong(1_000_000),
              step);
      default -> place(exchange, account, id);
    }
  }

  private void place(Exchange exchange, int account, int id) {
    Side side = Side.of(random.nextInt(2));
    TimeInForce tif = random.nextInt(5) == 0 ? TimeInForce.IOC : TimeInForce.GTC;
    long price = 5800 + random.nextInt(400);
    if (side == Side.BUY && random.nextInt(6) == 0) {
      boolean market = tif == TimeInForce.IOC && random.nextBoolean();
      long budget = random.nextLong(300_000_000L);
      exchange.place(account, id, side, OrderType.BUDGET, tif, market ? 0 : price, 0, budget);
    } else {
      long lot = exchange.instrument(id).lotKg();
      long kg = random.nextInt(50) == 0 ? random.nextLong(5000) : lot * random.nextInt(30);
      exchange.place(account, id, side, OrderType.LIMIT, tif, price, kg, 0);
    }
  }
}
