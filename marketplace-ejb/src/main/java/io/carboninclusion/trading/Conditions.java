package io.carboninclusion.trading;

import io.carboninclusion.exchange.SelfTrade;
import java.time.LocalDate;

/**
 * What a trader asks for beside price and quantity; what is not asked for is null.
 *
 * @param lastDay the trading day at whose close a GTD order expires
 * @param postOnly true: the order is refused if it would trade at once
 * @param minKg a LIMIT order trades so many kilograms at once, or nothing and does not rest
 * @param selfTrade what becomes of it when it meets another order of the same account; null is NONE
 */
public record Conditions(LocalDate lastDay, Boolean postOnly, Long minKg, SelfTrade selfTrade) {
  public static final Conditions NONE = new Conditions(null, null, null, null);
}
