package io.carboninclusion.personal;

import io.carboninclusion.kernel.Money;

/**
 * Whether all wallets together are what the core holds for them, read from one state.
 *
 * @param walletsFen the sum of all shares of accepted pay-outs
 * @param accountMilliFen the core's account of the wallets
 */
public record WalletCheck(long payouts, long walletsFen, long accountMilliFen) {

  public boolean equal() {
    return Money.ofFen(walletsFen).milliFen() == accountMilliFen;
  }
}
