package io.carboninclusion.court;

import io.carboninclusion.registry.DocumentKind;
import java.time.LocalDate;

/**
 * A restoration order as it is typed. A draft needs its number alone; what else is there must be in
 * order. The confirmation asks for the rest.
 *
 * @param number a court's case number, an agency's document number
 * @param decidedOn the day of the decision
 * @param cause a code of {@link CourtDesk#causes}
 * @param obliged full name of the obliged party, several of them apart by 、
 * @param obligedPerson whether it is a natural person, whose name the public sees masked; left out:
 *     yes
 * @param payer left out: the obliged party
 * @param tonnes decimal number with at most six decimals, as in 37.0173; it or the sum
 * @param sumFen sum to be spent, in fen
 * @param instrument its code
 * @param capFen no price above it, fen per tonne
 * @param deadline last day of performance
 * @param residualPayee whom the residual is paid to, with account or purpose; left out with REFUND:
 *     the account that the payer paid from
 * @param kindReason why another kind than the cause allows; it is kept and printed on the public
 *     certificate, where the parties that are persons are masked
 */
public record OrderEntry(
    String number,
    DocumentKind documentKind,
    LocalDate decidedOn,
    String cause,
    String obliged,
    Boolean obligedPerson,
    String payer,
    Boolean payerPerson,
    String tonnes,
    Long sumFen,
    String instrument,
    Long capFen,
    LocalDate deadline,
    ResidualRule residualRule,
    String residualPayee,
    String kindReason) {}
