package io.carboninclusion.exchange;

/** How far an {@link Auction} is. The ordinal is saved: add at the end only. */
public enum AuctionStatus {
  /** Its lot is frozen; no bid is taken yet. */
  ANNOUNCED,
  /** Bids are taken. */
  OPEN,
  /** The window is over and what it sold is settled. */
  CLEARED
}
