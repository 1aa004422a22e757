package io.carboninclusion.web.court;

import io.carboninclusion.court.OrderState;
import io.carboninclusion.court.RestorationOrder;
import io.carboninclusion.court.TimelineEntry;
import io.carboninclusion.web.Figures;
import io.carboninclusion.web.Texts;
import io.carboninclusion.web.look.Look;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The way of an order in words: what happened, with who and when, and what comes next. */
@RequestScoped
public class CourtTimeline {

  private static final String DONE = "";
  private static final String WAITS = "wait";
  private static final String NEXT = "next";

  /** What is awaited in a state; the states that are not here wait for the desk itself. */
  private static final Map<OrderState, String> AWAITED =
      Map.of(
          OrderState.CONFIRMED, "step.deposit",
          OrderState.BUYING, "step.supply",
          OrderState.RETIRED, "step.residual");

  /** The states ahead of a plain case, in their order. */
  private static final List<OrderState> AHEAD =
      List.of(
          OrderState.CONFIRMED,
          OrderState.BUYING,
          OrderState.RETIRED,
          OrderState.RESIDUAL_PAID,
          OrderState.FILED);

  @Inject private Look look;

  /**
   * One step as drawn.
   *
   * @param look the class of its mark: done, waiting or still to come
   */
  public record Step(
      String look, String date, String time, String title, String who, String text) {}

  List<Step> of(RestorationOrder order, List<TimelineEntry> entries) {
    List<Step> steps = new ArrayList<>();
    entries.stream().map(this::done).forEach(steps::add);
    String awaited = AWAITED.get(order.state());
    if (awaited != null) {
      steps.add(step(WAITS, awaited, awaitedText(order, awaited)));
    }
    AHEAD.stream()
        .filter(state -> order.state() != OrderState.WITHDRAWN)
        .filter(state -> state.compareTo(order.state()) > 0)
        .map(state -> step(NEXT, "step." + state.name(), ""))
        .forEach(steps::add);
    return steps;
  }

  private Step done(TimelineEntry entry) {
    return new Step(
        DONE,
        Figures.date(entry.at()),
        Figures.time(entry.at()),
        text("TimelineEntry." + entry.kind().name()),
        entry.who(),
        figures(entry));
  }

  /** The numbers of an entry and its note as one line. */
  private String figures(TimelineEntry entry) {
    if (entry.kg() != null && entry.priceFen() != null) {
      return text(
          "step.bought",
          Figures.shortTonnes(entry.kg()),
          Figures.price(entry.priceFen()),
          Figures.yuan(entry.milliFen()));
    }
    if (entry.kg() != null) {
      return text("step.retired", Figures.tonnes(entry.kg()), entry.note());
    }
    if (entry.milliFen() != null) {
      String sum = text("step.sum", Figures.exactYuan(entry.milliFen()));
      return entry.note().isBlank() ? sum : text("step.sum.note", sum, entry.note());
    }
    return entry.note();
  }

  private String awaitedText(RestorationOrder order, String awaited) {
    return switch (order.state()) {
      case CONFIRMED ->
          text(
              awaited + ".text",
              Figures.yuan(order.money().missingMilliFen()),
              String.valueOf(order.money().account()));
      case BUYING ->
          text(
              awaited + ".text",
              Figures.tonnes(order.purchase().boughtKg()),
              Figures.price(order.wish().capFen()));
      default -> text(awaited + ".text", Figures.price(order.residual().fen()));
    };
  }

  private Step step(String mark, String titleKey, String words) {
    return new Step(mark, "", "", text(titleKey), null, words);
  }

  private String text(String key, Object... numbers) {
    return Texts.sentence(look.getLocale(), key, numbers);
  }
}
