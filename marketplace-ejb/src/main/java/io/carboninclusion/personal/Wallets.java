package io.carboninclusion.personal;

import io.carboninclusion.kernel.Rejected;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * All personal wallets together. A share is in a wallet when the views hold its pay-out's command
 * as accepted, and the views move the sum onto the wallets' account in that same transaction: so
 * both sides are equal at every moment, also when the machine stopped between the two.
 *
 * <p>Both sides are read by one statement. That a pay-out's shares are its sum is added up anew by
 * the timer, once in the life of this instance; the rows cannot change, for the application may
 * only add.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Wallets {

  private static final Logger LOG = Logger.getLogger(Wallets.class.getName());

  private static final String CHECK =
      """
      SELECT w.payouts, w.fen,
             (SELECT COALESCE(SUM(available_milli_fen + frozen_milli_fen), 0)
                FROM market_view.cash_balance WHERE account = 3)
        FROM (SELECT COUNT(*) payouts, COALESCE(SUM(p.amount_fen), 0) fen
                FROM market.personal_payout p
                JOIN market_view.outcome o ON o.intent = p.id AND o.reason = 0) w""";
  private static final String NEWER =
      """
      SELECT id, amount_fen, asked_at < UTC_TIMESTAMP() - INTERVAL 1 HOUR FROM market.personal_payout
       WHERE id > ? ORDER BY id LIMIT 1000""";
  private static final String SHARES =
      "SELECT COALESCE(SUM(fen), 0) FROM market.personal_payout_share WHERE payout = ?";

  @Inject PoolRows rows;

  /** The shares of all pay-outs up to this one were added up; only the timer comes here. */
  private long addedUpTo;

  /** And of these after it: one with a lower number may still be about to be committed. */
  private final Set<Long> addedUp = new HashSet<>();

  private record Sum(long payout, long fen, boolean settled) {}

  /** Fen in all wallets beside thousandths of a fen on the core's account, of one state. */
  public WalletCheck check() {
    return rows.on(
        sql ->
            sql.find(CHECK, row -> new WalletCheck(row.getLong(1), row.getLong(2), row.getLong(3)))
                .orElseThrow());
  }

  /**
   * Goes on only while every fen is where it belongs.
   *
   * @throws Rejected WALLETS_UNEQUAL
   */
  public void requireEqual() {
    if (!check().equal()) {
      throw Rejected.because(PoolRefusal.WALLETS_UNEQUAL);
    }
  }

  /** Alarms; throws nothing, for the container gives a timer up that fails. */
  @Schedule(hour = "*", minute = "*", second = "20", persistent = false)
  public void watch() {
    try {
      WalletCheck check = check();
      if (!check.equal()) {
        LOG.log(Level.SEVERE, "Wallets are not what the core holds for them: {0}", check);
      }
      addSharesUp();
    } catch (RuntimeException failure) {
      LOG.log(Level.WARNING, "Wallets could not be checked", failure);
    }
  }

  private synchronized void addSharesUp() {
    List<Sum> sums =
        rows.on(
            sql ->
                sql.list(
                    NEWER,
                    row -> new Sum(row.getLong(1), row.getLong(2), row.getBoolean(3)),
                    addedUpTo));
    boolean right = true;
    for (Sum sum : sums) {
      right &= isAddedUp(sum);
      if (right && sum.settled()) {
        addedUpTo = sum.payout();
        addedUp.remove(sum.payout());
      }
    }
  }

  private boolean isAddedUp(Sum sum) {
    if (addedUp.contains(sum.payout())) {
      return true;
    }
    if (rows.on(sql -> sql.number(SHARES, sum.payout())) != sum.fen()) {
      LOG.log(Level.SEVERE, "The shares of pay-out {0} are not its sum", sum.payout());
      return false;
    }
    addedUp.add(sum.payout());
    return true;
  }
}
