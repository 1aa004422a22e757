package io.carboninclusion.exchange;

/**
 * The market's own accounts. {@link #BANK} and {@link #ISSUED} are the sources: what they owe
 * (their negative balance) is exactly what all others hold, so each asset always sums to zero.
 */
public final class SystemAccounts {
  /** Its negative is the cash that came in less the cash that was paid out. */
  public static final int BANK = 1;

  public static final int FEES = 2;
  public static final int WALLETS = 3;
  public static final int RESIDUE = 4;

  /** Its negative is the kilograms issued of an instrument. */
  public static final int ISSUED = 5;

  /** Holds the kilograms retired of an instrument. */
  public static final int RETIRED = 6;

  /** Accounts of enterprises begin here. */
  public static final int FIRST_ENTERPRISE = 1001;

  private SystemAccounts() {}
}
