package io.carboninclusion.trading;

/**
 * What an order would do against the book as it stands; nobody is bound by it.
 *
 * @param sequence the last command in the book that was looked at
 * @param fillKg what would trade at once
 * @param costMilliFen what that costs or brings in, thousandths of a fen
 * @param feeMilliFen the taker's fee of that, thousandths of a fen; each trade rounds it down, so
 *     several may take less
 * @param worstFen the worst price met, fen per tonne; 0 if nothing trades
 * @param restKg what would rest or lapse; for a budget what its rest would buy at the limit
 * @param frozenMilliFen what a purchase freezes when it is accepted; 0 for a sale
 */
public record Quote(
    long sequence,
    long fillKg,
    long costMilliFen,
    long feeMilliFen,
    long worstFen,
    long restKg,
    long frozenMilliFen) {}
