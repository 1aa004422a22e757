package io.carboninclusion.trading;

import io.carboninclusion.exchange.Limits;
import io.carboninclusion.exchange.Reason;
import java.util.List;

/** What one account may have in one instrument of the {@link NaiveMarket}, counted each time. */
final class NaiveAccountLimits {
  private final NaiveMarket market;

  NaiveAccountLimits(NaiveMarket market) {
    this.market = market;
  }

  /** Of a new order for so much; null if it may come. */
  Refusal newOrder(int account, NaiveInstrument it, boolean buys, long kg) {
    long open = it.open.stream().filter(order -> order.account() == account).count();
    open += acrossBooks(account, it).size();
    if (open >= it.maxOpen) {
      return Refusal.of(Reason.TOO_MANY_OPEN_ORDERS, it.maxOpen, open);
    }
    return buys ? position(account, it, kg) : null;
  }

  /** Of so much more to buy than is offered already; null if it may be. */
  Refusal position(int account, NaiveInstrument it, long moreKg) {
    NaiveAccount owner = market.accounts.get(account);
    if (it.maxPosition == Limits.MAX_KG) {
      return null;
    }
    long position = (owner == null ? 0 : owner.kg(it.id)) + moreKg;
    for (NaiveOrder order : it.open) {
      position += order.account() == account && order.buys() ? order.openKg : 0;
    }
    for (NaiveOrder order : acrossBooks(account, it)) {
      position += order.openKg / it.lot * it.lot;
    }
    position += market.blocks.wantedKg(account, it.id) + market.auctions.wantedKg(account, it.id);
    return position <= it.maxPosition
        ? null
        : Refusal.of(Reason.POSITION_TOO_LARGE, it.maxPosition, position);
  }

  private List<NaiveOrder> acrossBooks(int account, NaiveInstrument it) {
    return market.criteria.nowhere.open.stream()
        .filter(order -> order.account() == account)
        .filter(order -> it.traits != null && NaiveCriteria.fits(it.traits, order.criteria))
        .toList();
  }
}
