package io.carboninclusion.trading;

import java.util.List;

/**
 * A book as committed, with the trades that led to it.
 *
 * @param depth its levels
 * @param since all trades behind this command are told; earlier ones may be missing
 * @param sequence the last command that is in it
 * @param trades of the commands behind {@code since} up to {@code sequence}, the oldest first
 */
public record LiveBook(Depth depth, long since, long sequence, List<TradeRecord> trades) {

  public LiveBook {
    trades = List.copyOf(trades);
  }
}
