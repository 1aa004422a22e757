package io.carboninclusion.personal;

/** Why pools and pay-outs are refused; each is a key {@code rejected.<name>} of the bundle. */
public enum PoolRefusal {
  UNKNOWN_POOL,
  POOL_PERIOD_REVERSED,
  /** The day is not between 2000 and 2100: {day}. */
  POOL_PERIOD_UNUSABLE,
  /** The period has {days}, at most {limit}. */
  POOL_PERIOD_TOO_LONG,
  /** The methodology {code} {version} is not in force in {scheme}. */
  POOL_METHODOLOGY,
  /** The lot of {instrument} is {kg}, not one kilogram. */
  POOL_INSTRUMENT_LOT,
  /** The vintage {year} is not of the period. */
  POOL_INSTRUMENT_VINTAGE,
  /** It was closed or is being closed. */
  POOL_ALREADY_CLOSED,
  /** Pool {id} of the same methodology is being closed. */
  OTHER_POOL_BEING_CLOSED,
  /** Less than a kilogram could go in: {mg}. */
  POOL_BELOW_ONE_KILOGRAM,
  POOL_NOT_CLOSED,
  /** The available cash is below one fen. */
  NOTHING_TO_PAY_OUT,
  /** The last pay-out has no outcome yet. */
  PAYOUT_UNDER_WAY,
  /** The sum of the wallets is not the balance of their account. */
  WALLETS_UNEQUAL
}
