package io.carboninclusion.exchange;

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
  private long referenceFen;
  private int bandBasisPoints = NO_BAND;

  /** The edges of the band: every order and every fill asks for them, rules seldom change. */
  private long lowestFen;

  private long highestFen = Limits.MAX_PRICE_FEN;
  long lastFen;
  long lastSerial;

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
