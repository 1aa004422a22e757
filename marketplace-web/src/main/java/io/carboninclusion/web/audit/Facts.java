package io.carboninclusion.web.audit;

import io.carboninclusion.audit.PendingApproval;
import io.carboninclusion.web.Figures;
import io.carboninclusion.web.Texts;
import io.carboninclusion.web.look.Look;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What a proposal says, as the second person reads it: each fact under its own word, with the unit
 * that the end of its name tells ({@code ...Fen}, {@code ...Kg}, {@code ...BasisPoints}).
 */
@RequestScoped
public class Facts {

  /** The order in which facts are read; others follow by name. */
  private static final List<String> FIRST =
      List.of(
          "enterprise",
          "account",
          "amountFen",
          "bankReference",
          "project",
          "instrument",
          "seller",
          "kg",
          "floorFen",
          "leastKg",
          "opensAt",
          "closesAt",
          "referenceFen",
          "bandBasisPoints");

  @Inject private Look look;

  /** One fact: its word, its value as written, whether it is a number. */
  public record Fact(String name, String label, String value, boolean number) {}

  List<Fact> of(PendingApproval proposal) {
    return proposal.facts().entrySet().stream()
        .filter(fact -> !fact.getKey().startsWith("old"))
        .sorted(
            Comparator.<Map.Entry<String, Object>>comparingInt(fact -> rank(fact.getKey()))
                .thenComparing(Map.Entry::getKey))
        .map(fact -> shown(fact.getKey(), fact.getValue()))
        .toList();
  }

  /** A whole number of the proposal's, or null if it has none of that name. */
  static Long number(PendingApproval proposal, String name) {
    return proposal.facts().get(name) instanceof Number number ? (Long) number.longValue() : null;
  }

  private Fact shown(String name, Object value) {
    return new Fact(name, word("fact." + name), written(name, value), value instanceof Number);
  }

  private String written(String name, Object value) {
    if (value instanceof Boolean truth) {
      return word(truth ? "fact.yes" : "fact.no");
    }
    if (!(value instanceof Number number)) {
      return value.toString();
    }
    long whole = number.longValue();
    if (name.endsWith("Fen")) {
      return Figures.price(whole) + " " + word("unit.yuan");
    }
    if (name.equals("kg") || name.endsWith("Kg")) {
      return Figures.tonnes(whole) + " " + word("unit.t");
    }
    if (name.endsWith("BasisPoints")) {
      return whole == 0 || whole == -1
          ? word("band." + (whole == 0 ? "fixed" : "none"))
          : "±" + Figures.percent(whole);
    }
    return Long.toString(whole);
  }

  private String word(String key) {
    return Texts.sentence(look.getLocale(), key);
  }

  private static int rank(String name) {
    int place = FIRST.indexOf(name);
    return place < 0 ? FIRST.size() : place;
  }
}
