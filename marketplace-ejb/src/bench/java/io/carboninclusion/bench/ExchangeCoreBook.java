package io.carboninclusion.bench;

import exchange.core2.collections.objpool.ObjectsPool;
import exchange.core2.core.common.CoreSymbolSpecification;
import exchange.core2.core.common.MatcherEventType;
import exchange.core2.core.common.MatcherTradeEvent;
import exchange.core2.core.common.OrderAction;
import exchange.core2.core.common.OrderType;
import exchange.core2.core.common.SymbolType;
import exchange.core2.core.common.cmd.CommandResultCode;
import exchange.core2.core.common.cmd.OrderCommand;
import exchange.core2.core.common.config.LoggingConfiguration;
import exchange.core2.core.orderbook.IOrderBook;
import exchange.core2.core.orderbook.OrderBookEventsHelper;
import io.carboninclusion.exchange.Side;
import java.util.HashMap;
import java.util.Map;

/**
 * A book of exchange-core 0.5.3 on its own: matching alone, no balances, no hash. One command
 * object is used again and again, as its ring buffer does; pools are as large as its own router
 * makes them.
 */
final class ExchangeCoreBook implements Engine {
  static final CoreSymbolSpecification SYMBOL =
      CoreSymbolSpecification.builder()
          .symbolId(CommandStream.INSTRUMENT)
          .type(SymbolType.CURRENCY_EXCHANGE_PAIR)
          .baseCurrency(1)
          .quoteCurrency(2)
          .baseScaleK(CommandStream.LOT_KG)
          .quoteScaleK(CommandStream.LOT_KG)
          .build();

  private final TradeSink sink;
  private final IOrderBook book;
  private final OrderCommand command = OrderCommand.builder().build();

  ExchangeCoreBook(IOrderBook.OrderBookFactory factory, TradeSink sink) {
    this.sink = sink;
    this.book = newBook(factory, OrderBookEventsHelper.NON_POOLED_EVENTS_HELPER);
  }

  static IOrderBook newBook(IOrderBook.OrderBookFactory factory, OrderBookEventsHelper events) {
    Map<Integer, Integer> pools = new HashMap<>();
    pools.put(ObjectsPool.DIRECT_ORDER, 1_048_576);
    pools.put(ObjectsPool.DIRECT_BUCKET, 65_536);
    pools.put(ObjectsPool.ART_NODE_4, 32_768);
    pools.put(ObjectsPool.ART_NODE_16, 16_384);
    pools.put(ObjectsPool.ART_NODE_48, 8_192);
    pools.put(ObjectsPool.ART_NODE_256, 4_096);
    return factory.create(SYMBOL, new ObjectsPool(pools), events, LoggingConfiguration.DEFAULT);
  }

  @Override
  public void apply(CommandStream s, int from, int to) {
    for (int i = from; i < to; i++) {
      fill(command, s, i);
      switch (s.verbs[i]) {
        case CommandStream.CANCEL -> require(book.cancelOrder(command));
        case CommandStream.MOVE -> require(book.moveOrder(command));
        default -> book.newOrder(command);
      }
      tell(command, sink);
    }
  }

  /** Writes a command of the stream into the object that the engine works on. */
  static void fill(OrderCommand command, CommandStream s, int i) {
    command.orderId = s.ids[i];
    command.uid = s.accounts[i];
    command.price = s.prices[i];
    command.matcherEvent = null;
    command.size = s.kg[i] / CommandStream.LOT_KG;
    command.action = s.sides[i] == Side.BUY.ordinal() ? OrderAction.BID : OrderAction.ASK;
    command.orderType = s.verbs[i] == CommandStream.TAKE ? OrderType.IOC : OrderType.GTC;
    command.reserveBidPrice = ExchangeCoreWhole.RESERVE_FEN;
  }

  static void tell(OrderCommand command, TradeSink sink) {
    MatcherTradeEvent event = command.matcherEvent;
    while (event != null) {
      if (event.eventType == MatcherEventType.TRADE) {
        long kg = event.size * CommandStream.LOT_KG;
        sink.trade(event.matchedOrderId, command.orderId, event.price, kg);
      }
      event = event.nextEvent;
    }
  }

  private void require(CommandResultCode code) {
    if (code != CommandResultCode.SUCCESS) {
      sink.refused();
    }
  }
}
