package io.carboninclusion.registry;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;

/** The languages a certificate is printed in, with its words and the way numbers are written. */
public enum PrintLanguage {
  ZH(Locale.SIMPLIFIED_CHINESE),
  EN(Locale.ENGLISH);

  static final ZoneId MARKET_ZONE = ZoneId.of("Asia/Shanghai");

  private final Locale locale;
  private final ResourceBundle words;

  PrintLanguage(Locale locale) {
    this.locale = locale;
    this.words =
        ResourceBundle.getBundle(
            PrintLanguage.class.getPackageName() + ".certificate",
            locale,
            PrintLanguage.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** English for {@code en} and its variants, else Chinese, which is the market's own. */
  public static PrintLanguage of(String tag) {
    return tag != null && tag.toLowerCase(Locale.ROOT).startsWith("en") ? EN : ZH;
  }

  /** The word or sentence with its places filled; numbers get no grouping here. */
  String say(String key, Object... arguments) {
    return new MessageFormat(words.getString(key), locale).format(arguments);
  }

  /** {@code 30,000}. */
  String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  String name(Certificate.Name name) {
    return this == ZH || name.en().isEmpty() ? name.zh() : name.en();
  }

  String date(Instant time) {
    return DateTimeFormatter.ofPattern(words.getString("date"), locale)
        .format(time.atZone(MARKET_ZONE));
  }

  String timestamp(Instant time) {
    return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx", Locale.ROOT)
        .format(time.atZone(MARKET_ZONE));
  }
}
