package io.carboninclusion.trading;

import java.time.LocalDate;

/**
 * One entry of the calendar.
 *
 * @param day of Asia/Shanghai
 * @param nameZh of the holiday, at most {@link CalendarRules#NAME_LIMIT} characters
 */
public record CalendarDay(LocalDate day, DayKind kind, String nameZh, String nameEn) {}
