package io.carboninclusion.court;

/** What a judge is told without being stopped; each is a key {@code rejected.<name>}. */
public enum Warning {
  /** The directory does not have the court {code}. */
  COURT_NOT_IN_DIRECTORY,
  /**
   * The directory does not have the caller's own {court}, so whose number it is stays unchecked.
   */
  OWN_COURT_NOT_IN_DIRECTORY,
  /** The decision's {tonnes} t are bought as {quantity}, whole lots of {quantity}. */
  ROUNDED_UP_TO_LOT,
  /** The kind is not one that the cause allows, and a reason is not written yet. */
  REASON_WANTED,
  /** The best offer {price} is above the cap {price}: the purchase would wait. */
  CAP_BELOW_MARKET,
  /** Nothing is offered at the moment: the purchase would wait. */
  NOTHING_OFFERED,
  /** Only {quantity} could be bought at once, {quantity} would wait. */
  SUPPLY_SHORT,
  /** The sum does not buy one lot at the cap; {money} are missing. */
  SUM_BELOW_ONE_LOT,
  INSTRUMENT_NOT_OPEN,
  /** {money} of the deposit are missing. */
  DEPOSIT_MISSING,
  /** {money} more than needed; they become residual. */
  DEPOSIT_ABOVE_NEED
}
