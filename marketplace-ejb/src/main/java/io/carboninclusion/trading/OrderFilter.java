package io.carboninclusion.trading;

/**
 * Which orders to list; null lets every order pass.
 *
 * @param instrument the instrument's code
 */
public record OrderFilter(String instrument, OrderStatus status, String clientOrderId) {
  public static final OrderFilter ALL = new OrderFilter(null, null, null);
  public static final OrderFilter OPEN = new OrderFilter(null, OrderStatus.OPEN, null);
}
