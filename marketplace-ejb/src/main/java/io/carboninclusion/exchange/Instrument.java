package io.carboninclusion.exchange;

import io.carboninclusion.kernel.Fees;

/**
 * What one order book trades, with its rules: tick, lot, reference price and band. Rules change by
 * command only. Serials of an instrument run from 1, one for each kilogram.
 */
public final class Instrument {
  /** A band that lets every price pass. */
  public static final int NO_BAND = -1;

  private static final int FULL = 10_000;

  private final int id;
  private final long tickFen;
  private final long lotKg;
  InstrumentStatus status = InstrumentStatus.DEFINED;
  TradingPhase phase = TradingPhase.CONTINUOUS;

  /** While it is closed or halted: when it goes on, in microseconds since 1970. */
  long opensMicros;

  /** When the window of {@link Halts} began, and the price then in fen per tonne or 0. */
  long windowMicros;

  long windowFen;

  private long referenceFen;
  private int bandBasisPoints = NO_BAND;

  /** The edges of the band: every order and every fill asks for them, rules seldom change. */
  private long lowestFen;

  private long highestFen = Limits.MAX_PRICE_FEN;
  long lastFen;
  long lastSerial;

  /** What criteria may ask of it; null until it is told. */
  Traits traits;

  final TradingDay day = new TradingDay();
  private final long[] rules = Rule.usualOfAll();

  /** As the rules say them: every order takes them along. */
  private Fees fees = Fees.NONE;

  /** The purchases across books; null in a book beside which there is no other. */
  RestingCriteria acrossBooks;

  /** Kept while a rule asks for it, else null. */
  OrdersByAccount ordersByAccount;

  Instrument(int id, long tickFen, long lotKg) {
    this.id = id;
    this.tickFen = tickFen;
    this.lotKg = lotKg;
    this.lowestFen = tickFen;
  }

  public int id() {
    return id;
  }

  public long tickFen() {
    return tickFen;
  }

  public long lotKg() {
    return lotKg;
  }

  public InstrumentStatus status() {
    return status;
  }

  public TradingPhase phase() {
    return phase;
  }

  /**
   * When a closed one opens, or one that the price has halted goes on, in microseconds since 1970;
   * 0 while it trades.
   */
  public long opensMicros() {
    return opensMicros;
  }

  /** Whether orders that come now may halt it: never while it is not trading. */
  boolean watchesPrice() {
    return rule(Rule.HALT_MOVE_BASIS_POINTS) > 0 && trades();
  }

  /** Whether its price has halted it: orders gather until {@link #opensMicros}. */
  public boolean isHalted() {
    return phase == TradingPhase.CALL_AUCTION && opensMicros > 0;
  }

  /** Whether orders may come. */
  boolean takesOrders() {
    return status == InstrumentStatus.OPEN && phase != TradingPhase.CLOSED;
  }

  /** Whether orders may meet now. */
  boolean trades() {
    return status == InstrumentStatus.OPEN && phase == TradingPhase.CONTINUOUS;
  }

  /** Reference price in fen per tonne; 0 if none was set. */
  public long referenceFen() {
    return referenceFen;
  }

  /** Band in hundredths of a percent around the reference; 0 is a fixed price, -1 no band. */
  public int bandBasisPoints() {
    return bandBasisPoints;
  }

  /** Price of the last trade in fen per tonne; 0 before the first. */
  public long lastFen() {
    return lastFen;
  }

  /** The highest serial issued so far. */
  public long lastSerial() {
    return lastSerial;
  }

  /** What criteria may ask of it; null until it is told. */
  public Traits traits() {
    return traits;
  }

  /** The value of a rule in its unit. */
  public long rule(Rule rule) {
    return rules[rule.ordinal()];
  }

  void rule(Rule rule, long value) {
    rules[rule.ordinal()] = value;
    fees = Fees.of(rule(Rule.MAKER_FEE_BASIS_POINTS), rule(Rule.TAKER_FEE_BASIS_POINTS));
  }

  /** What an order that comes now pays. */
  public Fees fees() {
    return fees;
  }

  /** Whether a rule says less than with a new instrument. */
  boolean isLimited(Rule rule) {
    return rule(rule) < rule.usual();
  }

  /**
   * What the account holds and has offered to buy in the book, across books, as blocks and in
   * auctions, in kg; what it has for sale it still holds. For an instrument where {@link
   * Rule#MAX_POSITION_KG} is set.
   */
  long positionKg(Account owner) {
    long heldKg = owner == null ? 0 : owner.heldKg(id);
    long acrossKg = meetsCriteria() ? acrossBooks.buyKg(owner, this) : 0;
    return heldKg + ordersByAccount.buyKg(owner) + acrossKg;
  }

  /** Open orders of the account in the book and across books that fit it, where a rule asks. */
  int openOrders(Account owner) {
    int across = meetsCriteria() ? acrossBooks.orders(owner, this) : 0;
    return ordersByAccount.orders(owner) + across;
  }

  /** Whether purchases across books rest, be it that they fit or not. */
  boolean meetsCriteria() {
    return acrossBooks != null && acrossBooks.isThere();
  }

  /** The trading day under way or the last one, counted from 1970-01-01; 0 before the first. */
  public int tradingDay() {
    return day.number;
  }

  public boolean isDayOpen() {
    return day.isOpen;
  }

  /** The last close in fen per tonne, of whatever day; 0 before the first. */
  public long closeFen() {
    return day.closeFen;
  }

  /** What has traded since the last close, in kg. */
  public long dayKg() {
    return day.kg;
  }

  /** Lowest price allowed: rounded up, so that nothing passes that lies outside by a fraction. */
  public long lowestFen() {
    return lowestFen;
  }

  /** Highest price allowed, rounded down. */
  public long highestFen() {
    return highestFen;
  }

  /**
   * @param newReferenceFen fen per tonne, 0 for none
   * @param newBand hundredths of a percent, 0 for a fixed price, {@link #NO_BAND}
   */
  void setRules(long newReferenceFen, int newBand) {
    referenceFen = newReferenceFen;
    bandBasisPoints = newBand;
    if (newBand == NO_BAND) {
      lowestFen = tickFen;
      highestFen = Limits.MAX_PRICE_FEN;
    } else {
      lowestFen = Math.max(tickFen, -Math.floorDiv(-referenceFen * (FULL - newBand), FULL));
      highestFen =
          Math.min(Limits.MAX_PRICE_FEN, Math.floorDiv(referenceFen * (FULL + newBand), FULL));
    }
  }

  /** What a case's price cap counts as: no more than the highest tick that the band allows. */
  long capped(long capFen) {
    return Math.min(capFen, highestFen / tickFen * tickFen);
  }

  boolean isInBand(long priceFen) {
    return priceFen >= lowestFen && priceFen <= highestFen;
  }

  /** The kilograms in whole lots that a sum (thousandths of a fen) pays at a price. */
  long wholeLots(long sum, long priceFen) {
    return sum / (priceFen * lotKg) * lotKg;
  }

  static boolean rulesMakeSense(long referenceFen, int bandBasisPoints, long tickFen) {
    return bandBasisPoints >= NO_BAND
        && bandBasisPoints <= FULL
        && referenceFen >= 0
        && referenceFen <= Limits.MAX_PRICE_FEN
        && referenceFen % tickFen == 0
        && (bandBasisPoints == NO_BAND || referenceFen > 0);
  }
}
