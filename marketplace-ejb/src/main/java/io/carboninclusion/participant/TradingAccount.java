package io.carboninclusion.participant;

/**
 * An account beside those of the enterprises themselves.
 *
 * @param id the account in the core, from the same numbers as enterprises
 * @param enterpriseId whose it is: the pool's operator, the case's court
 * @param title what people call it
 */
public record TradingAccount(long id, long enterpriseId, AccountKind kind, String title) {}
