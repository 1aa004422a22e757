package io.carboninclusion.trading;

import java.time.LocalDate;

/**
 * One day (Asia/Shanghai) of an instrument on which it traded; prices in fen per tonne.
 *
 * @param turnoverMilliFen the sum of the day's trades in thousandths of a fen
 */
public record DayRecord(
    LocalDate day,
    long openFen,
    long highFen,
    long lowFen,
    long closeFen,
    long volumeKg,
    long turnoverMilliFen,
    long trades) {}
