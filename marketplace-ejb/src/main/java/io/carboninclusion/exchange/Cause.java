package io.carboninclusion.exchange;

/** Why an amount moved. The ordinal is stored in the views: add at the end only. */
public enum Cause {
  DEPOSIT,
  WITHDRAWAL_FREEZE,
  WITHDRAWAL_PAID,
  WITHDRAWAL_RELEASE,
  ORDER_FREEZE,
  ORDER_RELEASE,
  TRADE,
  ISSUE,
  RETIRE,
  /** A pool's proceeds go to the personal wallets. */
  PAYOUT,
  /** What a closing case holds below one fen. */
  CASE_REST
}
