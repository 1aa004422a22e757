package io.carboninclusion.personal;

/**
 * The keyed hashes of one partner in one scheme: the same reference of another partner, or in
 * another scheme, is another person. One act of a partner counts in one scheme alone.
 */
final class PersonKeys {

  private final String secret;
  private final String accountDomain;
  private final String actDomain;

  PersonKeys(String secret, String scheme, long partner) {
    this.secret = secret;
    this.accountDomain = "account " + scheme + " " + partner;
    this.actDomain = "act " + partner;
  }

  /** A hash of its own, for one thread. */
  KeyedHash accounts() {
    return new KeyedHash(secret, accountDomain);
  }

  KeyedHash acts() {
    return new KeyedHash(secret, actDomain);
  }
}
