package io.carboninclusion.trading;

import io.carboninclusion.exchange.Instrument;
import io.carboninclusion.exchange.Limits;
import io.carboninclusion.exchange.Reason;
import io.carboninclusion.exchange.Rule;
import io.carboninclusion.kernel.MinuteOfDay;
import io.carboninclusion.kernel.Money;
import io.carboninclusion.kernel.Quantity;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.kernel.Text;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/** What an instrument and its price rules must be, each with its own refusal. */
final class ListingRules {

  static final int NAME_LIMIT = 80;
  private static final int CODE_LIMIT = 24;
  private static final int FIRST_VINTAGE = 2000;
  private static final int WHOLE_BAND = 10_000;

  private ListingRules() {}

  static boolean isCode(String text) {
    return text.length() <= CODE_LIMIT && text.matches("[A-Z][A-Z0-9]*(-[A-Z0-9]+)*");
  }

  /** What was given as a code, as much of it as a sentence bears. */
  static String shown(String code) {
    String given = code == null ? "" : code;
    return given.length() <= CODE_LIMIT ? given : given.substring(0, CODE_LIMIT) + "…";
  }

  /** The definition with its names tidied. */
  static NewInstrument checked(NewInstrument wish, Instant now) {
    String code = wish.code() == null ? "" : wish.code();
    if (!isCode(code)) {
      throw Rejected.because(TradingRefusal.CODE_INVALID).at("code");
    }
    if (wish.kind() == null) {
      throw Rejected.because(TradingRefusal.FIELD_MISSING, "kind").at("kind");
    }
    if (wish.scheme() == null || !wish.scheme().matches("[A-Z0-9]{2,16}")) {
      throw Rejected.because(TradingRefusal.SCHEME_INVALID).at("scheme");
    }
    int thisYear = now.atZone(Instruments.MARKET_ZONE).getYear();
    if (wish.vintage() < FIRST_VINTAGE || wish.vintage() > thisYear) {
      throw Rejected.because(
              TradingRefusal.VINTAGE_INVALID,
              String.valueOf(FIRST_VINTAGE),
              String.valueOf(thisYear))
          .at("vintage");
    }
    if (wish.lotKg() < 1 || wish.lotKg() > Limits.MAX_KG) {
      throw Rejected.because(TradingRefusal.LOT_INVALID, new Quantity(Limits.MAX_KG)).at("lotKg");
    }
    if (wish.tickFen() < 1 || wish.tickFen() > Limits.MAX_PRICE_FEN) {
      throw Rejected.because(TradingRefusal.TICK_INVALID, Money.ofFen(Limits.MAX_PRICE_FEN))
          .at("tickFen");
    }
    return new NewInstrument(
        code,
        Text.line("nameZh", wish.nameZh(), NAME_LIMIT),
        Text.line("nameEn", wish.nameEn(), NAME_LIMIT),
        wish.kind(),
        wish.scheme(),
        wish.vintage(),
        wish.lotKg(),
        wish.tickFen());
  }

  /**
   * The name of a rule's value as a fact of a proposal: present and MAX_ORDER_KG,
   * presentMaxOrderKg.
   */
  static String fact(String which, Rule rule) {
    StringBuilder name = new StringBuilder(which);
    for (String word : rule.name().split("_", -1)) {
      name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return name.toString();
  }

  /** A rule's value as a fact: yes or no of a switch, a time of the day, else the number. */
  static Object shown(Rule rule, long value) {
    if (rule.isTimeOfDay()) {
      return MinuteOfDay.shown(value);
    }
    return rule.isSwitch() ? (Object) (value == 1) : (Object) value;
  }

  /** As the core will check it again, beside the other rules of this moment. */
  static void check(Rule rule, long value, long lotKg, Map<Rule, Long> others) {
    long nearest = rule.nearest(value, lotKg, others::get);
    if (value != nearest) {
      throw Rejected.because(
              Reason.RULE_OUT_OF_RANGE,
              rule.isTimeOfDay() ? MinuteOfDay.shown(nearest) : nearest,
              rule.isTimeOfDay() ? MinuteOfDay.shown(value) : value)
          .at("value");
    }
  }

  /** As the core will check them again: a band needs a reference price, and that is on tick. */
  static void check(PriceRules rules, long tickFen) {
    long reference = rules.referenceFen();
    int band = rules.bandBasisPoints();
    if (band < Instrument.NO_BAND || band > WHOLE_BAND) {
      throw Rejected.because(TradingRefusal.PRICE_RULES_INVALID, Money.ofFen(Limits.MAX_PRICE_FEN))
          .at("bandBasisPoints");
    }
    if (reference < 0 || reference > Limits.MAX_PRICE_FEN) {
      throw Rejected.because(TradingRefusal.PRICE_RULES_INVALID, Money.ofFen(Limits.MAX_PRICE_FEN))
          .at("referenceFen");
    }
    if (reference % tickFen != 0) {
      throw Rejected.because(Reason.PRICE_OFF_TICK, Money.ofFen(tickFen), Money.ofFen(reference))
          .at("referenceFen");
    }
    if (band != Instrument.NO_BAND && reference == 0) {
      throw Rejected.because(Reason.NO_REFERENCE_PRICE).at("referenceFen");
    }
  }
}
