package io.carboninclusion.trading;

/** What may be done during a session. */
public enum SessionKind {
  /** 集合竞价: orders gather and trade at one price at its end. */
  CALL_AUCTION,
  /** 连续竞价. */
  CONTINUOUS,
  /** 大宗协议: block trades, beside the book's sessions. */
  BLOCK
}
