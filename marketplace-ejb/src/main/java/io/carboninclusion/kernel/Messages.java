package io.carboninclusion.kernel;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * The sentences people read, from the bundles of all rooms, in Chinese or English.
 *
 * <p>A key belongs to one room only; the first bundle that has it answers.
 */
public final class Messages {

  /** One bundle a room, and what they share. */
  public static final List<String> ROOMS =
      List.of("common", "trading", "registry", "participant", "audit", "api");

  public static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;
  public static final Locale ENGLISH = Locale.ENGLISH;

  private static final String PATH = "io/carboninclusion/messages/";

  private final Locale locale;
  private final List<ResourceBundle> bundles;

  private Messages(Locale locale) {
    this.locale = locale;
    this.bundles = bundles(locale);
  }

  /** English for English, Chinese for all others. */
  public static Messages in(Locale wanted) {
    boolean english = wanted != null && wanted.getLanguage().equals("en");
    return new Messages(english ? ENGLISH : CHINESE);
  }

  public Locale locale() {
    return locale;
  }

  public Optional<String> find(String key, Object... arguments) {
    for (ResourceBundle bundle : bundles) {
      if (bundle.containsKey(key)) {
        return Optional.of(new MessageFormat(bundle.getString(key), locale).format(arguments));
      }
    }
    return Optional.empty();
  }

  /** The sentence of this key; without one, the key itself, so that what is missing shows. */
  public String get(String key, Object... arguments) {
    return find(key, arguments).orElse(key);
  }

  /** Why a request was refused, with its numbers. */
  public String of(Rejected refusal) {
    return get("rejected." + refusal.reason(), refusal.arguments().toArray());
  }

  private static List<ResourceBundle> bundles(Locale locale) {
    List<ResourceBundle> found = new ArrayList<>();
    for (String room : ROOMS) {
      try {
        found.add(ResourceBundle.getBundle(PATH + room, locale, loader(), NO_OTHER_LANGUAGE));
      } catch (MissingResourceException notYet) {
        // A room that has nothing to say has no bundle.
        continue;
      }
    }
    return List.copyOf(found);
  }

  /** The page's class loader sees the bundles of web and rooms alike; a plain program has one. */
  private static ClassLoader loader() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return context == null ? Messages.class.getClassLoader() : context;
  }

  /** Otherwise the machine's own language would step in. */
  private static final ResourceBundle.Control NO_OTHER_LANGUAGE =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
}
