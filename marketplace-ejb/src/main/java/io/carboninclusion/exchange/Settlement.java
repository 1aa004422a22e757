package io.carboninclusion.exchange;

/**
 * What a {@link Book} asks for when two orders meet or one leaves: the book decides who trades with
 * whom, at which price and how much, and nothing else. The market's own settlement is {@link
 * DeliveryVersusPayment}; the benchmark measures the book with one that only counts.
 */
interface Settlement {
  /** Two orders traded; both already show it. */
  void settle(Order maker, Order taker, long priceFen, long kg);

  /**
   * The order became smaller without a trade, perhaps by all that was open; or a sum buys another
   * quantity, for the band has changed.
   */
  void reduced(Order order);

  /** The order left the book, or never came to rest in it; nothing of it trades any more. */
  void close(Order order, CloseReason why);
}
