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
  CASE_REST,
  /** What a block proposal offers is held for it. */
  BLOCK_FREEZE,
  /** A block proposal ended without a trade. */
  BLOCK_RELEASE,
  /** Cash and units of a block trade. */
  BLOCK_TRADE,
  /** What a trade costs one of its two sides. */
  FEE,
  /** The lot of an auction is held for it. */
  AUCTION_FREEZE,
  /** What an auction did not sell goes back. */
  AUCTION_RELEASE,
  /** Cash and units of a bid that was served, at the one price of its auction. */
  AUCTION_TRADE,
  BID_FREEZE,
  /** What a bid had frozen and did not pay. */
  BID_RELEASE
}
