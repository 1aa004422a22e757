package io.carboninclusion.bench;

import exchange.core2.core.common.CoreWaitStrategy;
import exchange.core2.core.common.cmd.CommandResultCode;
import exchange.core2.core.common.cmd.OrderCommand;
import exchange.core2.core.common.cmd.OrderCommandType;
import exchange.core2.core.common.config.ExchangeConfiguration;
import exchange.core2.core.common.config.PerformanceConfiguration;
import exchange.core2.core.orderbook.OrderBookDirectImpl;
import exchange.core2.core.processors.MatchingEngineRouter;
import exchange.core2.core.processors.RiskEngine;
import exchange.core2.core.processors.SharedPool;
import exchange.core2.core.processors.journaling.DummySerializationProcessor;

/**
 * Everything that exchange-core does with a command, on one thread: its risk engine checks and
 * holds the balance, its router matches in the direct book, its risk engine settles. What its ring
 * buffer adds is measured apart.
 */
final class ExchangeCoreWhole implements Engine {
  static final int BASE = 1;
  static final int QUOTE = 2;
  static final long PLENTY = 1L << 52;

  /** The highest price that an order may move to, which the risk engine holds for. */
  static final long RESERVE_FEN = 2 * CommandStream.MIDDLE_FEN;

  private final TradeSink sink;
  private final RiskEngine risk;
  private final MatchingEngineRouter router;
  private final OrderCommand command = OrderCommand.builder().build();
  private long sequence;

  ExchangeCoreWhole(TradeSink sink) {
    this.sink = sink;
    ExchangeConfiguration configuration =
        ExchangeConfiguration.defaultBuilder()
            .performanceCfg(
                PerformanceConfiguration.baseBuilder()
                    .waitStrategy(CoreWaitStrategy.BLOCKING)
                    .orderBookFactory(OrderBookDirectImpl::new)
                    .build())
            .build();
    SharedPool pool = SharedPool.createTestSharedPool();
    risk = new RiskEngine(0, 1, DummySerializationProcessor.INSTANCE, pool, configuration);
    router =
        new MatchingEngineRouter(
            0,
            1,
            DummySerializationProcessor.INSTANCE,
            OrderBookDirectImpl::new,
            pool,
            configuration);
    risk.getSymbolSpecificationProvider().addSymbol(ExchangeCoreBook.SYMBOL);
    router
        .getOrderBooks()
        .put(
            CommandStream.INSTRUMENT,
            ExchangeCoreBook.newBook(OrderBookDirectImpl::new, router.getEventsHelper()));
    for (int n = 0; n < CommandStream.ACCOUNTS; n++) {
      long uid = CommandStream.FIRST_ACCOUNT + n;
      risk.getUserProfileService().addEmptyUserProfile(uid);
      risk.getUserProfileService().getUserProfile(uid).accounts.put(BASE, PLENTY);
      risk.getUserProfileService().getUserProfile(uid).accounts.put(QUOTE, PLENTY);
    }
  }

  @Override
  public void apply(CommandStream s, int from, int to) {
    for (int i = from; i < to; i++) {
      ExchangeCoreBook.fill(command, s, i);
      command.symbol = CommandStream.INSTRUMENT;
      command.command =
          switch (s.verbs[i]) {
            case CommandStream.CANCEL -> OrderCommandType.CANCEL_ORDER;
            case CommandStream.MOVE -> OrderCommandType.MOVE_ORDER;
            default -> OrderCommandType.PLACE_ORDER;
          };
      command.resultCode = CommandResultCode.NEW;
      sequence++;
      risk.preProcessCommand(sequence, command);
      router.processOrder(sequence, command);
      risk.handlerRiskRelease(sequence, command);
      if (command.resultCode != CommandResultCode.SUCCESS) {
        sink.refused();
      }
      ExchangeCoreBook.tell(command, sink);
    }
  }
}
