package io.carboninclusion.web;

import io.carboninclusion.kernel.MinuteOfDay;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Numbers and times as the pages write them: tonnes with three decimals, yuan with two half up, a
 * real minus sign, the market's own zone. Every method takes whole units (kg, fen, thousandths of a
 * fen) and shows a missing value as a dash.
 */
public final class Figures {

  public static final ZoneId MARKET_ZONE = ZoneId.of("Asia/Shanghai");

  private static final String NONE = "—";
  private static final char MINUS = '−';
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd");
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private Figures() {}

  /** Thousandths of a fen as yuan, two decimals, half up. */
  public static String yuan(Long milliFen) {
    return milliFen == null
        ? NONE
        : written(BigDecimal.valueOf(milliFen, 5).setScale(2, RoundingMode.HALF_UP), "#,##0.00");
  }

  /** Thousandths of a fen as yuan exactly: at least two decimals, five if they are needed. */
  public static String exactYuan(Long milliFen) {
    return milliFen == null ? NONE : written(BigDecimal.valueOf(milliFen, 5), "#,##0.00###");
  }

  /** Fen, or fen per tonne, as yuan. */
  public static String price(Long fen) {
    return fen == null ? NONE : written(BigDecimal.valueOf(fen, 2), "#,##0.00");
  }

  /** Kilograms as tonnes for an address or an input: no thousands separators. */
  public static String plainTonnes(Long kg) {
    return kg == null ? "" : plain(BigDecimal.valueOf(kg, 3), 3);
  }

  /** Kilograms as tonnes with three decimals. */
  public static String tonnes(Long kg) {
    return kg == null ? NONE : written(BigDecimal.valueOf(kg, 3), "#,##0.000");
  }

  /** Kilograms as tonnes with the decimals they need: whole lots stay whole. */
  public static String shortTonnes(Long kg) {
    return kg == null ? NONE : written(BigDecimal.valueOf(kg, 3), "#,##0.###");
  }

  /** Minutes from midnight as 13:00; the last is 24:00. */
  public static String timeOfDay(Long minute) {
    return minute == null ? NONE : String.valueOf(MinuteOfDay.shown(minute));
  }

  /** Milligrams as kilograms, three decimals, what is less cut off. */
  public static String kilograms(Long mg) {
    return mg == null
        ? NONE
        : written(BigDecimal.valueOf(mg, 6).setScale(3, RoundingMode.DOWN), "#,##0.000");
  }

  /** Milligrams as grams, exactly. */
  public static String grams(Long mg) {
    return mg == null ? NONE : written(BigDecimal.valueOf(mg, 3), "#,##0.###");
  }

  /** A factor in millionths of a gram as grams for a kilometre, a ride or a step. */
  public static String factor(Long factorUg, Object unit) {
    int perKilometre = "METRE".equals(String.valueOf(unit)) ? 3 : 6;
    return factorUg == null
        ? NONE
        : written(BigDecimal.valueOf(factorUg, perKilometre), "0.######");
  }

  public static String count(Long number) {
    return number == null ? NONE : written(BigDecimal.valueOf(number), "#,##0");
  }

  /** Basis points as per cent. */
  public static String percent(Long basisPoints) {
    return basisPoints == null ? NONE : written(BigDecimal.valueOf(basisPoints, 2), "0.##") + "%";
  }

  /** How far {@code fen} stands from {@code baseFen}, in per cent with its sign. */
  public static String changePercent(Long fen, Long baseFen) {
    if (fen == null || baseFen == null || baseFen == 0) {
      return NONE;
    }
    BigDecimal percent =
        BigDecimal.valueOf(Math.subtractExact(fen, baseFen))
            .movePointRight(2)
            .divide(BigDecimal.valueOf(baseFen), 2, RoundingMode.HALF_UP);
    return signed(percent, "0.00") + "%";
  }

  public static String signedPrice(Long fen) {
    return fen == null ? NONE : signed(BigDecimal.valueOf(fen, 2), "#,##0.00");
  }

  public static String signedYuan(Long milliFen) {
    return milliFen == null
        ? NONE
        : signed(BigDecimal.valueOf(milliFen, 5).setScale(2, RoundingMode.HALF_UP), "#,##0.00");
  }

  /** The mean price of an amount over a quantity, yuan per tonne, half up to the fen. */
  public static String meanPrice(Long milliFen, Long kg) {
    if (milliFen == null || kg == null || kg == 0) {
      return NONE;
    }
    BigDecimal fen =
        BigDecimal.valueOf(milliFen).divide(BigDecimal.valueOf(kg), 0, RoundingMode.HALF_UP);
    return written(fen.movePointLeft(2), "#,##0.00");
  }

  /** The class of a movement: up, down or flat. */
  public static String direction(Long fen, Long baseFen) {
    if (fen == null || baseFen == null || fen.equals(baseFen)) {
      return "flat";
    }
    return fen > baseFen ? "up" : "down";
  }

  /** A serial number as printed: the instrument's code and ten digits. */
  public static String serial(String code, Long serial) {
    return serial == null ? NONE : code + "-" + tenDigits(serial);
  }

  /** A block of serials, both ends belonging to it. */
  public static String serials(String code, Long first, Long last) {
    return serial(code, first) + " – " + tenDigits(last);
  }

  public static String time(Object instant) {
    return instant == null ? NONE : TIME.format(inMarketZone(instant));
  }

  public static String date(Object instant) {
    if (instant instanceof LocalDate day) {
      return DATE.format(day);
    }
    return instant == null ? NONE : DATE.format(inMarketZone(instant));
  }

  public static String dateTime(Object instant) {
    return instant == null ? NONE : DATE_TIME.format(inMarketZone(instant));
  }

  /** To the minute, where seconds are not kept. */
  public static String minute(Object instant) {
    return instant == null ? NONE : MINUTE.format(inMarketZone(instant));
  }

  /** A number for an input: no thousands separators, trailing zeros of tonnes left out. */
  public static String plain(BigDecimal value, int decimals) {
    return decimals == 2 ? value.toPlainString() : value.stripTrailingZeros().toPlainString();
  }

  /** A limit named in a sentence. */
  public static String limit(BigDecimal value) {
    return written(value, "#,##0.###");
  }

  private static ZonedDateTime inMarketZone(Object time) {
    if (time instanceof Instant instant) {
      return instant.atZone(MARKET_ZONE);
    }
    if (time instanceof OffsetDateTime offset) {
      return offset.atZoneSameInstant(MARKET_ZONE);
    }
    if (time instanceof ZonedDateTime zoned) {
      return zoned.withZoneSameInstant(MARKET_ZONE);
    }
    if (time instanceof LocalDateTime utc) {
      return utc.atZone(ZoneOffset.UTC).withZoneSameInstant(MARKET_ZONE);
    }
    if (time instanceof Long micros) {
      return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).atZone(MARKET_ZONE);
    }
    throw new IllegalArgumentException("not a time: " + time.getClass());
  }

  private static String tenDigits(long serial) {
    return String.format(Locale.ROOT, "%010d", serial);
  }

  private static String signed(BigDecimal value, String pattern) {
    return (value.signum() > 0 ? "+" : "") + written(value, pattern);
  }

  private static String written(BigDecimal value, String pattern) {
    DecimalFormat format =
        new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
    return format.format(value).replace('-', MINUS);
  }
}
