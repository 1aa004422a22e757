package io.carboninclusion.exchange;

import java.util.Arrays;

/**
 * All accounts. The only place where balances change: every movement is a double entry, so each
 * asset sums to zero over all accounts, and none but a source may become negative.
 */
final class Ledger {
  private final EventStream events;
  private final Totals totals;
  private Account[] accounts = new Account[2048];

  Ledger(EventStream events, Totals totals) {
    this.events = events;
    this.totals = totals;
  }

  /** The account, or null if nothing ever entered it. */
  Account find(int id) {
    return id >= 0 && id < accounts.length ? accounts[id] : null;
  }

  Account account(int id) {
    if (id >= accounts.length) {
      accounts = Arrays.copyOf(accounts, Math.max(id + 1, accounts.length * 2));
    }
    Account account = accounts[id];
    if (account == null) {
      account = new Account(id, events);
      accounts[id] = account;
    }
    return account;
  }

  /**
   * Accounts that cash and units may be put on: not those that count what is issued and retired.
   */
  static boolean isAccount(int id) {
    return id >= SystemAccounts.WALLETS
        && id <= Limits.MAX_ACCOUNT
        && id != SystemAccounts.ISSUED
        && id != SystemAccounts.RETIRED;
  }

  boolean isCase(int id) {
    Account owner = find(id);
    return owner != null && owner.isCase;
  }

  boolean isClosed(int id) {
    Account owner = find(id);
    return owner != null && owner.isClosed;
  }

  /** Cash that may be used, in thousandths of a fen. */
  long availableCash(int id) {
    Account owner = find(id);
    return owner == null ? 0 : owner.available;
  }

  void cash(
      Account from,
      Bucket fromBucket,
      Account to,
      Bucket toBucket,
      long amount,
      Cause why,
      long id) {
    if (amount == 0) {
      return;
    }
    addCash(from, fromBucket, -amount);
    addCash(to, toBucket, amount);
    events.transferred(0, from.id, fromBucket, to.id, toBucket, amount, why, id);
  }

  void freezeCash(Account account, long amount, Cause why, long id) {
    cash(account, Bucket.AVAILABLE, account, Bucket.FROZEN, amount, why, id);
  }

  void releaseCash(Account account, long amount, Cause why, long id) {
    cash(account, Bucket.FROZEN, account, Bucket.AVAILABLE, amount, why, id);
  }

  /** Moves units with their serial blocks; between two buckets of one account no block moves. */
  void units(
      int instrument,
      Account from,
      Bucket fromBucket,
      Account to,
      Bucket toBucket,
      long kg,
      Cause why,
      long id) {
    if (kg == 0) {
      return;
    }
    Holding source = from.holdingFor(instrument);
    Holding target = from == to ? source : to.holdingFor(instrument);
    addUnits(from, source, fromBucket, -kg);
    addUnits(to, target, toBucket, kg);
    if (source != target && !from.isSource() && to.id != SystemAccounts.RETIRED) {
      source.blocks.moveTo(target.blocks, kg);
      source.requireBlocks();
      target.requireBlocks();
    }
    events.transferred(instrument, from.id, fromBucket, to.id, toBucket, kg, why, id);
  }

  Account[] accounts() {
    return accounts;
  }

  private void addCash(Account account, Bucket bucket, long amount) {
    totals.cash(bucket, amount);
    long balance;
    if (bucket == Bucket.AVAILABLE) {
      account.available = Math.addExact(account.available, amount);
      balance = account.available;
    } else {
      account.frozen = Math.addExact(account.frozen, amount);
      balance = account.frozen;
    }
    if (balance < 0 && !account.isSource()) {
      throw new InvariantBroken("account " + account.id + " would hold cash " + balance);
    }
  }

  private void addUnits(Account account, Holding holding, Bucket bucket, long kg) {
    totals.units(bucket, kg);
    long balance = holding.add(bucket, kg);
    if (balance < 0 && !account.isSource()) {
      throw new InvariantBroken(
          "account " + account.id + " would hold " + balance + " kg of " + holding.instrument);
    }
  }
}
