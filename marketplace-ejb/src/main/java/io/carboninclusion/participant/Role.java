package io.carboninclusion.participant;

/** What an enterprise is in the market; its users have it once the enterprise is approved. */
public enum Role {
  TRADER,
  SELLER,
  OPERATOR,
  JUDGE,
  ADMIN,
  PARTNER
}
