package io.carboninclusion.exchange;

/** Is shown every account's balances: cash in thousandths of a fen, units in kg. */
public interface BalanceReader {
  void cash(int account, long available, long frozen);

  void units(int account, int instrument, long available, long frozen, long retireOnly);
}
