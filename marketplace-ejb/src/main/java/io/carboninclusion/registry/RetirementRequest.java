package io.carboninclusion.registry;

import java.time.LocalDate;

/**
 * The wish to retire units for somebody.
 *
 * @param instrument its code
 * @param kg kilograms
 * @param beneficiaryId a number that tells the beneficiary apart, or left out; shown to the public
 *     with its middle hidden
 * @param note may be left out; it is printed
 * @param from first day of use, or left out with {@code to}
 * @param to last day of use
 */
public record RetirementRequest(
    String instrument,
    long kg,
    String beneficiary,
    String beneficiaryId,
    Purpose purpose,
    String note,
    LocalDate from,
    LocalDate to) {}
