package io.carboninclusion.personal;

import io.carboninclusion.kernel.Page;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.participant.Caller;
import io.carboninclusion.participant.Right;
import io.carboninclusion.participant.Role;
import io.carboninclusion.registry.Issuance;
import io.carboninclusion.registry.PoolBatch;
import io.carboninclusion.registry.PoolIssuances;
import io.carboninclusion.trading.Listings;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What operators do with pools, from opening one to the pay-out of what its units were sold for.
 *
 * <p>Operators see their own pools, administrators all; nobody sees a person in them. Units are
 * sold through {@code OrderBook} on the pool's account, which has the pool's number.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Pools {

  /** How long a closing is waited for; a longer one goes on by itself. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Inject PoolRows rows;
  @Inject PoolDesk desk;
  @Inject PayoutDesk payoutDesk;
  @Inject Payouts payouts;
  @Inject PoolSpreads spreads;
  @Inject PoolClosings closings;
  @Inject PoolIssuances issuances;
  @Inject Listings listings;
  @Inject Wallets wallets;
  @Inject PoolPreviews previews;

  /**
   * Opens a pool with an account of its own. Operators with the right TRADE; the same key again
   * gets the first pool.
   *
   * @throws Rejected NOT_ALLOWED, RIGHT_MISSING, FIELD_MISSING, POOL_METHODOLOGY, UNKNOWN_CODE,
   *     INSTRUMENT_DOES_NOT_FIT, POOL_INSTRUMENT_LOT, POOL_INSTRUMENT_VINTAGE,
   *     POOL_PERIOD_REVERSED, POOL_PERIOD_TOO_LONG, KEY_REUSED, IDEMPOTENCY_KEY_INVALID
   */
  public Pool open(Caller caller, OpenPool wish, String key) {
    requireOperator(caller);
    return desk.open(caller, wish, key);
  }

  /**
   * What would go in if it were closed now, at most a minute old.
   *
   * @throws Rejected UNKNOWN_POOL, POOL_ALREADY_CLOSED
   */
  public PoolPreview preview(Caller caller, long id) {
    if (get(caller, id).state() != PoolState.OPEN) {
      throw Rejected.because(PoolRefusal.POOL_ALREADY_CLOSED, id);
    }
    return previews.of(id);
  }

  /**
   * Freezes the contributions: accepted acts of the period that no pool has, of people who consent
   * to pooling now, in whole kilograms. Waits some seconds; a longer closing goes on by itself and
   * the answer is CLOSING. The same key again gets the pool as it stands then.
   *
   * @throws Rejected NOT_ALLOWED, RIGHT_MISSING, UNKNOWN_POOL, POOL_ALREADY_CLOSED,
   *     OTHER_POOL_BEING_CLOSED, POOL_BELOW_ONE_KILOGRAM
   */
  public Pool close(Caller caller, long id, String key) {
    requireOperator(caller);
    Pool pool = get(caller, id);
    desk.askToClose(caller, pool, key);
    closings.advance(id, PATIENCE);
    return get(caller, id);
  }

  /**
   * Asks two administrators to issue the closed pool's kilograms to its account; asked again it is
   * the same issuance, unless it was declined.
   *
   * @throws Rejected NOT_ALLOWED, RIGHT_MISSING, UNKNOWN_POOL, POOL_NOT_CLOSED,
   *     POOL_BELOW_ONE_KILOGRAM
   */
  public Issuance requestIssuance(Caller caller, long id) {
    requireOperator(caller);
    Pool pool = get(caller, id);
    Pool.Result result = closedWithUnits(pool);
    return issuances.request(
        caller,
        new PoolBatch(
            id,
            pool.operator(),
            pool.methodology(),
            pool.methodologyVersion(),
            listings.instrument(pool.instrument()).id(),
            pool.from(),
            pool.to(),
            result.acts(),
            result.contributors(),
            result.mg()));
  }

  /** The latest issuance of a pool, if one was asked for. */
  public Optional<Issuance> issuance(Caller caller, long id) {
    return issuances.of(get(caller, id).id());
  }

  /**
   * Shares the available cash of the pool's account, in whole fen, among its contributors by
   * milligram: one fen more for the largest remainders. The same key again gets the first pay-out.
   *
   * @return PAID, or SENT if the core's answer did not arrive: then it is sent again by itself
   * @throws Rejected NOT_ALLOWED, RIGHT_MISSING, UNKNOWN_POOL, POOL_NOT_CLOSED, NOTHING_TO_PAY_OUT,
   *     PAYOUT_UNDER_WAY, WALLETS_UNEQUAL, IDEMPOTENCY_KEY_INVALID; the core's INSUFFICIENT_CASH
   */
  public Payout payOut(Caller caller, long id, String key) {
    requireOperator(caller);
    Pool pool = get(caller, id);
    return payoutDesk.payOut(caller, id, closedWithUnits(pool).mg(), key);
  }

  /** A pool's pay-outs, the newest first. */
  public Page<Payout> payouts(Caller caller, long id, Long cursor, int limit) {
    return payouts.list(get(caller, id).id(), cursor, Page.size(limit));
  }

  /** How the contributions of a closed pool are spread, in ten steps; none before. */
  public List<PoolSpread> spread(Caller caller, long id) {
    Pool pool = get(caller, id);
    return pool.isClosed() ? spreads.of(id) : List.of();
  }

  /** The newest first: an operator's own, an administrator's all. */
  public Page<Pool> pools(Caller caller, Long cursor, int limit) {
    caller.require(Role.OPERATOR, Role.ADMIN);
    Long operator = caller.is(Role.ADMIN) ? null : caller.enterpriseId();
    return rows.list(operator, cursor, Page.size(limit));
  }

  /**
   * @throws Rejected UNKNOWN_POOL, also for another operator's
   */
  public Pool pool(Caller caller, long id) {
    return get(caller, id);
  }

  /** Whether all wallets are what the core holds for them; anybody may ask. */
  public WalletCheck checkWallets() {
    return wallets.check();
  }

  private Pool get(Caller caller, long id) {
    caller.require(Role.OPERATOR, Role.ADMIN);
    return rows.find(id)
        .filter(pool -> caller.is(Role.ADMIN) || caller.owns(pool.operator()))
        .orElseThrow(() -> Rejected.because(PoolRefusal.UNKNOWN_POOL, id).at("pool"));
  }

  private static Pool.Result closedWithUnits(Pool pool) {
    if (!pool.isClosed()) {
      throw Rejected.because(PoolRefusal.POOL_NOT_CLOSED, pool.id());
    }
    if (pool.result().kg() == 0) {
      throw Rejected.because(PoolRefusal.POOL_BELOW_ONE_KILOGRAM, pool.result().carriedMg());
    }
    return pool.result();
  }

  private static void requireOperator(Caller caller) {
    caller.require(Role.OPERATOR);
    caller.requireRight(Right.TRADE);
  }
}
