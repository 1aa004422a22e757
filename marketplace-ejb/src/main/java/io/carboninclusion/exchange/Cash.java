package io.carboninclusion.exchange;

import java.util.Arrays;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Cash that comes in, that waits to be paid out and leaves, and that goes to the personal wallets.
 * A withdrawal freezes its sum until its payment is confirmed or refused.
 */
final class Cash {
  private final Step step;
  private final Ledger ledger;
  private final UsedIds used;
  private final Totals totals;
  private final EventStream events;
  private final LongMap<Withdrawal> withdrawals = new LongMap<>();

  /** A sum that is frozen until its payment is confirmed or refused. */
  private record Withdrawal(int account, long amount) {}

  Cash(Step step, Ledger ledger, UsedIds used, Totals totals, EventStream events) {
    this.step = step;
    this.ledger = ledger;
    this.used = used;
    this.totals = totals;
    this.events = events;
  }

  Reason deposit(int account, long amount, long deposit) {
    step.begin();
    if (!Ledger.isAccount(account)) {
      return step.refuse(Reason.UNKNOWN_ACCOUNT, 0, account);
    }
    if (ledger.isClosed(account)) {
      return step.refuse(Reason.CASE_CLOSED, 0, account);
    }
    if (!used.deposits.isFree(deposit)) {
      return step.refuse(Reason.DUPLICATE_ID, 0, deposit);
    }
    Account bank = ledger.account(SystemAccounts.BANK);
    long room = Limits.MAX_CASH_MILLI_FEN + bank.available;
    if (amount < 1 || amount > room) {
      return step.refuse(Reason.AMOUNT_OUT_OF_RANGE, room, amount);
    }
    step.decided();
    used.deposits.add(deposit);
    Account to = ledger.account(account);
    ledger.cash(bank, Bucket.AVAILABLE, to, Bucket.AVAILABLE, amount, Cause.DEPOSIT, deposit);
    return Reason.ACCEPTED;
  }

  Reason requestWithdrawal(int account, long amount, long withdrawal) {
    step.begin();
    Account owner = ledger.find(account);
    long available = owner == null ? 0 : owner.available;
    if (!used.withdrawals.isFree(withdrawal)) {
      return step.refuse(Reason.DUPLICATE_ID, 0, withdrawal);
    }
    if (amount < 1) {
      return step.refuse(Reason.AMOUNT_OUT_OF_RANGE, Limits.MAX_CASH_MILLI_FEN, amount);
    }
    if (amount > available) {
      return step.refuse(Reason.INSUFFICIENT_CASH, amount, available);
    }
    step.decided();
    used.withdrawals.add(withdrawal);
    ledger.freezeCash(owner, amount, Cause.WITHDRAWAL_FREEZE, withdrawal);
    withdrawals.add(withdrawal, new Withdrawal(account, amount));
    totals.withdrawal(amount);
    events.withdrawalRequested(withdrawal, account, amount);
    return Reason.ACCEPTED;
  }

  Reason closeWithdrawal(long withdrawal, boolean paid) {
    step.begin();
    Withdrawal pending = withdrawal < 1 ? null : withdrawals.get(withdrawal);
    if (pending == null) {
      return step.refuse(Reason.UNKNOWN_WITHDRAWAL, 0, withdrawal);
    }
    step.decided();
    Account owner = ledger.account(pending.account);
    if (paid) {
      Account bank = ledger.account(SystemAccounts.BANK);
      ledger.cash(
          owner,
          Bucket.FROZEN,
          bank,
          Bucket.AVAILABLE,
          pending.amount,
          Cause.WITHDRAWAL_PAID,
          withdrawal);
    } else {
      ledger.releaseCash(owner, pending.amount, Cause.WITHDRAWAL_RELEASE, withdrawal);
    }
    withdrawals.remove(withdrawal);
    totals.withdrawal(-pending.amount);
    events.withdrawalClosed(withdrawal, pending.account, pending.amount, paid);
    return Reason.ACCEPTED;
  }

  Reason distribute(int account, long amount, long payout) {
    step.begin();
    long available = account < SystemAccounts.FIRST_ENTERPRISE ? 0 : ledger.availableCash(account);
    if (amount < 1) {
      return step.refuse(Reason.AMOUNT_OUT_OF_RANGE, Limits.MAX_CASH_MILLI_FEN, amount);
    }
    if (ledger.isCase(account)) {
      return step.refuse(Reason.RETIRE_ONLY, 0, account);
    }
    if (!used.payouts.isFree(payout)) {
      return step.refuse(Reason.DUPLICATE_ID, 0, payout);
    }
    if (amount > available) {
      return step.refuse(Reason.INSUFFICIENT_CASH, amount, available);
    }
    step.decided();
    used.payouts.add(payout);
    Account wallets = ledger.account(SystemAccounts.WALLETS);
    Account pool = ledger.account(account);
    ledger.cash(pool, Bucket.AVAILABLE, wallets, Bucket.AVAILABLE, amount, Cause.PAYOUT, payout);
    return Reason.ACCEPTED;
  }

  void check(Conservation check) {
    withdrawals.forEach(w -> check.add(w.account, w.amount));
  }

  void write(LongConsumer out) {
    out.accept(withdrawals.size());
    for (long id : withdrawals.sortedKeys()) {
      Withdrawal pending = withdrawals.get(id);
      out.accept(id);
      out.accept(pending.account);
      out.accept(pending.amount);
    }
  }

  void read(LongSupplier in) {
    for (int count = Snapshot.number(in); count > 0; count--) {
      long id = in.getAsLong();
      Withdrawal pending = new Withdrawal(Snapshot.number(in), in.getAsLong());
      withdrawals.add(id, pending);
      totals.withdrawal(pending.amount);
    }
  }

  /** A state of engine 1 brings no ids of withdrawals but those that are pending. */
  void rememberPending() {
    Arrays.stream(withdrawals.sortedKeys()).forEach(used.withdrawals::add);
  }
}
