package io.carboninclusion.web.input;

import io.carboninclusion.web.Figures;
import io.carboninclusion.web.Texts;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.ConverterException;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * Reads a typed decimal as a whole number of a smaller unit, exactly: what has too many decimals is
 * refused, never rounded. Thousands separators and full-width digits are understood.
 *
 * @param decimals digits after the point; 2 for yuan as fen, 3 for tonnes as kilograms
 * @param most the largest value taken, in the smaller unit
 */
record Decimal(int decimals, long most) {

  private static final int LONGEST_INPUT = 40;

  Long read(FacesContext context, UIComponent component, String typed) {
    if (typed == null || typed.isBlank()) {
      return null;
    }
    try {
      return parse(typed);
    } catch (Unreadable why) {
      throw refused(context, component, why);
    }
  }

  long parse(String typed) throws Unreadable {
    String text = halfWidth(typed.strip()).replace(",", "").replace(" ", "");
    if (text.length() > LONGEST_INPUT || !text.matches("-?[0-9]+(\\.[0-9]*)?|-?\\.[0-9]+")) {
      throw new Unreadable("input.number");
    }
    BigDecimal value = new BigDecimal(text);
    if (value.signum() < 0) {
      throw new Unreadable("input.negative");
    }
    if (value.stripTrailingZeros().scale() > decimals) {
      throw new Unreadable("input.decimals", decimals);
    }
    BigDecimal units = value.movePointRight(decimals);
    BigDecimal limit = BigDecimal.valueOf(most);
    if (units.compareTo(limit) > 0) {
      throw new Unreadable("input.most", Figures.limit(limit.movePointLeft(decimals)));
    }
    return units.longValueExact();
  }

  String write(Long units) {
    return units == null ? "" : Figures.plain(BigDecimal.valueOf(units, decimals), decimals);
  }

  private static String halfWidth(String text) {
    StringBuilder half = new StringBuilder(text.length());
    for (char c : text.toCharArray()) {
      half.append(c >= '\uFF01' && c <= '\uFF5E' ? (char) (c - 0xFEE0) : c);
    }
    return half.toString().replace('−', '-').replace("\u3000", "");
  }

  private static ConverterException refused(
      FacesContext context, UIComponent component, Unreadable why) {
    Locale locale = context.getViewRoot().getLocale();
    Object[] named = new Object[why.numbers.length + 1];
    named[0] = component.getAttributes().getOrDefault("label", "");
    System.arraycopy(why.numbers, 0, named, 1, why.numbers.length);
    String sentence = Texts.sentence(locale, why.getMessage(), named);
    return new ConverterException(
        new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence, null), why);
  }

  /** Why a text is no such number: the key of the sentence, and the numbers in it. */
  static final class Unreadable extends Exception {

    private final transient Object[] numbers;

    Unreadable(String key, Object... numbers) {
      super(key);
      this.numbers = numbers;
    }
  }
}
