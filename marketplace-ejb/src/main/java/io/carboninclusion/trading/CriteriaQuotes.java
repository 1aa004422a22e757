package io.carboninclusion.trading;

import io.carboninclusion.exchange.Criteria;
import io.carboninclusion.exchange.CriteriaPreview;
import io.carboninclusion.exchange.Exchange;
import io.carboninclusion.exchange.OrderType;
import io.carboninclusion.exchange.Reason;
import io.carboninclusion.kernel.Rejected;
import java.util.List;

/**
 * What an order across books would do, by the core's own plan: asked on the writer's thread, put
 * into the market's words on the caller's.
 */
record CriteriaQuotes(CriteriaPreview preview, PlaceOrder order, long sequence) {

  static CriteriaQuotes of(
      int account, Criteria criteria, PlaceOrder order, Exchange core, long sequence) {
    CriteriaPreview preview =
        core.previewByCriteria(
            account,
            criteria,
            order.type(),
            OrderIntake.terms(order),
            OrderIntake.limitFen(order),
            OrderIntake.amount(order));
    return new CriteriaQuotes(preview, order, sequence);
  }

  /**
   * @throws Rejected as the core would refuse the order
   */
  CriteriaQuote quote(Codes codes) {
    if (preview.reason() != Reason.ACCEPTED) {
      throw Quotes.refused(preview.reason(), preview.expected(), preview.given());
    }
    boolean isLimit = order.type() == OrderType.LIMIT;
    long amount = OrderIntake.amount(order);
    List<Bought> bought =
        preview.parts().stream()
            .map(part -> new Bought(codes.code(part.instrument()), part.kg(), part.amount()))
            .toList();
    long kg = preview.parts().stream().mapToLong(CriteriaPreview.Part::kg).sum();
    return new CriteriaQuote(
        sequence,
        preview.books(),
        preview.meetsOwn(),
        bought,
        preview.fee(),
        isLimit ? amount - kg : 0,
        preview.frozen());
  }
}
