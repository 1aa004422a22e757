package io.carboninclusion.web;

import io.carboninclusion.kernel.Money;
import io.carboninclusion.kernel.Quantity;
import io.carboninclusion.kernel.Rejected;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/** The sentences of all rooms' bundles, with their numbers written in. */
public final class Texts {

  static final List<String> ROOMS =
      List.of(
          "common",
          "trading",
          "participant",
          "registry",
          "court",
          "pool",
          "personal",
          "audit",
          "api");
  private static final ResourceBundle.Control EXACTLY_THIS_LANGUAGE =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private Texts() {}

  /** The sentence of a key, from whichever room's bundle has it; the key itself if none has. */
  public static String sentence(Locale locale, String key, Object... arguments) {
    return find(locale, key).map(text -> filled(locale, text, arguments)).orElse(key);
  }

  /** What a refusal says to the person who asked. */
  public static String of(Rejected refusal, Locale locale) {
    Object[] arguments = refusal.arguments().toArray();
    return find(locale, "rejected." + refusal.reason())
        .map(text -> formatted(locale, text, arguments))
        .orElseGet(() -> sentence(locale, "common.refused", refusal.reason()));
  }

  private static Optional<String> find(Locale locale, String key) {
    return ROOMS.stream()
        .map(room -> bundle(room, locale))
        .filter(bundle -> bundle.containsKey(key))
        .map(bundle -> bundle.getString(key))
        .findFirst();
  }

  private static ResourceBundle bundle(String room, Locale locale) {
    Locale known = locale.getLanguage().equals("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
    return ResourceBundle.getBundle(
        "io.carboninclusion.messages." + room,
        known,
        Texts.class.getClassLoader(),
        EXACTLY_THIS_LANGUAGE);
  }

  private static String filled(Locale locale, String text, Object... arguments) {
    return arguments.length == 0 ? text : formatted(locale, text, arguments);
  }

  private static String formatted(Locale locale, String text, Object... arguments) {
    Object[] shown = new Object[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      shown[i] = shown(locale, arguments[i]);
    }
    return new MessageFormat(text, locale).format(shown);
  }

  /** A sum in yuan and a quantity in tonnes; the unit stands in the sentence. */
  private static Object shown(Locale locale, Object argument) {
    if (argument instanceof Money money) {
      return Figures.exactYuan(money.milliFen());
    }
    if (argument instanceof Quantity quantity) {
      return Figures.tonnes(quantity.kg());
    }
    if (argument instanceof LocalDate day) {
      return Figures.date(day);
    }
    if (argument instanceof TemporalAccessor time) {
      return Figures.dateTime(time);
    }
    if (argument instanceof Enum<?> value) {
      String key = value.getDeclaringClass().getSimpleName() + "." + value.name();
      return find(locale, key).orElse(value.name());
    }
    return argument;
  }
}
