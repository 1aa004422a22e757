package io.carboninclusion.personal;

import java.time.LocalDate;

/**
 * The wish to open a pool.
 *
 * @param methodology code of a personal methodology of the scheme
 * @param instrument code of a personal instrument of the scheme whose lot is one kilogram
 * @param from first day (Asia/Shanghai) on which its acts began
 * @param to last day
 */
public record OpenPool(
    String scheme,
    String methodology,
    String methodologyVersion,
    String instrument,
    LocalDate from,
    LocalDate to) {}
