package io.carboninclusion.bench;

import exchange.core2.core.ExchangeApi;
import exchange.core2.core.ExchangeCore;
import exchange.core2.core.common.CoreWaitStrategy;
import exchange.core2.core.common.MatcherEventType;
import exchange.core2.core.common.MatcherTradeEvent;
import exchange.core2.core.common.OrderAction;
import exchange.core2.core.common.OrderType;
import exchange.core2.core.common.api.ApiAddUser;
import exchange.core2.core.common.api.ApiAdjustUserBalance;
import exchange.core2.core.common.api.ApiCancelOrder;
import exchange.core2.core.common.api.ApiCommand;
import exchange.core2.core.common.api.ApiMoveOrder;
import exchange.core2.core.common.api.ApiPlaceOrder;
import exchange.core2.core.common.api.binary.BatchAddSymbolsCommand;
import exchange.core2.core.common.cmd.CommandResultCode;
import exchange.core2.core.common.cmd.OrderCommand;
import exchange.core2.core.common.config.ExchangeConfiguration;
import exchange.core2.core.common.config.PerformanceConfiguration;
import exchange.core2.core.orderbook.OrderBookDirectImpl;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The whole of exchange-core: ring buffer, grouping, risk, matching in the direct book, settlement,
 * results; one matching and one risk engine, no journal.
 */
final class ExchangeCorePipeline implements AutoCloseable {
  private final ExchangeCore core;
  private final ExchangeApi api;
  private final AtomicLong answered = new AtomicLong();

  // Written by the results' thread alone, read after the last answer.
  private long trades;
  private long refused;

  ExchangeCorePipeline(CoreWaitStrategy strategy) {
    core =
        ExchangeCore.builder()
            .resultsConsumer(this::answered)
            .exchangeConfiguration(
                ExchangeConfiguration.defaultBuilder()
                    .performanceCfg(
                        PerformanceConfiguration.throughputPerformanceBuilder()
                            .waitStrategy(strategy)
                            // Its own factory pins each thread to a processor; there are too few.
                            .threadFactory(Thread::new)
                            .matchingEnginesNum(1)
                            .riskEnginesNum(1)
                            .orderBookFactory(OrderBookDirectImpl::new)
                            .build())
                    .build())
            .build();
    core.startup();
    api = core.getApi();
    api.submitBinaryDataAsync(new BatchAddSymbolsCommand(ExchangeCoreBook.SYMBOL)).join();
    for (int n = 0; n < CommandStream.ACCOUNTS; n++) {
      long uid = CommandStream.FIRST_ACCOUNT + n;
      require(ApiAddUser.builder().uid(uid).build());
      require(new ApiAdjustUserBalance(uid, ExchangeCoreWhole.BASE, ExchangeCoreWhole.PLENTY, 1));
      require(new ApiAdjustUserBalance(uid, ExchangeCoreWhole.QUOTE, ExchangeCoreWhole.PLENTY, 2));
    }
    answered.set(0);
  }

  private void require(ApiCommand command) {
    CommandResultCode code = api.submitCommandAsync(command).join();
    if (code != CommandResultCode.SUCCESS) {
      throw new IllegalStateException(command + ": " + code);
    }
  }

  static ApiCommand command(CommandStream s, int i) {
    return switch (s.verbs[i]) {
      case CommandStream.CANCEL ->
          new ApiCancelOrder(s.ids[i], s.accounts[i], CommandStream.INSTRUMENT);
      case CommandStream.MOVE ->
          new ApiMoveOrder(s.ids[i], s.prices[i], s.accounts[i], CommandStream.INSTRUMENT);
      default ->
          new ApiPlaceOrder(
              s.prices[i],
              s.kg[i] / CommandStream.LOT_KG,
              s.ids[i],
              s.sides[i] == 0 ? OrderAction.BID : OrderAction.ASK,
              s.verbs[i] == CommandStream.TAKE ? OrderType.IOC : OrderType.GTC,
              s.accounts[i],
              CommandStream.INSTRUMENT,
              0,
              ExchangeCoreWhole.RESERVE_FEN);
    };
  }

  /** Sends all commands in their order, as fast as the ring takes them, until the last result. */
  void send(ApiCommand[] commands, int from, int to) throws InterruptedException {
    long last = answered.get() + to - from;
    for (int i = from; i < to; i++) {
      api.submitCommand(commands[i]);
    }
    while (answered.get() < last) {
      Thread.sleep(0, 100_000);
    }
  }

  private void answered(OrderCommand command, long sequence) {
    if (command.resultCode != CommandResultCode.SUCCESS) {
      refused++;
    }
    for (MatcherTradeEvent e = command.matcherEvent; e != null; e = e.nextEvent) {
      if (e.eventType == MatcherEventType.TRADE) {
        trades++;
      }
    }
    answered.lazySet(answered.get() + 1);
  }

  long trades() {
    return trades;
  }

  long refused() {
    return refused;
  }

  @Override
  public void close() {
    core.shutdown();
  }
}
