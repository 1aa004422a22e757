package io.carboninclusion.trading;

/**
 * Where a withdrawal stands in the core. The ordinal is stored in the views: add at the end only.
 */
enum WithdrawalStatus {
  FROZEN,
  PAID,
  RELEASED
}
