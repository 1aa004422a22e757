package io.carboninclusion.api;

import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.participant.Caller;
import io.carboninclusion.participant.TradingAccounts;
import io.carboninclusion.trading.OrderBook;
import io.carboninclusion.trading.Outcome;
import io.carboninclusion.trading.PlaceOrder;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Many orders in one call: each stands alone, also when it cannot be read. */
public final class OrderBatch {

  static final int LIMIT = 200;
  private static final String ORDERS = "orders";
  private static final Jsonb JSON = JsonbBuilder.create();

  private final OrderBook orderBook;
  private final Caller caller;
  private final TradingAccounts accounts;
  private final Locale language;

  /** The body of the call. */
  public record Orders(List<NewOrder> orders) {}

  /** What became of each, in the order in which they came. */
  public record Results(List<Result> results) {}

  /** The order with status 201, or the problem. */
  public record Result(int index, int status, OrderAnswer order, Problem problem) {}

  OrderBatch(OrderBook orderBook, TradingAccounts accounts, Caller caller, Locale language) {
    this.orderBook = orderBook;
    this.accounts = accounts;
    this.caller = caller;
    this.language = language;
  }

  CompletionStage<Results> place(JsonObject body, String key) {
    List<CompletableFuture<Result>> results = new ArrayList<>();
    for (JsonValue each : orders(body)) {
      results.add(place(results.size(), each, key));
    }
    return CompletableFuture.allOf(results.toArray(CompletableFuture[]::new))
        .thenApply(done -> new Results(results.stream().map(CompletableFuture::join).toList()));
  }

  private CompletableFuture<Result> place(int index, JsonValue each, String key) {
    try {
      BodyShape.check("", each, NewOrder.class);
      NewOrder wish = JSON.fromJson(each.toString(), NewOrder.class);
      PlaceOrder order = wish.with(key == null ? null : key + "#" + index);
      return orderBook
          .place(accounts.acting(caller, wish.account()), order)
          .handle((outcome, failure) -> result(index, order, outcome, failure))
          .toCompletableFuture();
    } catch (Rejected refusal) {
      return CompletableFuture.completedFuture(refused(index, refusal));
    }
  }

  private Result result(int index, PlaceOrder order, Outcome outcome, Throwable failure) {
    try {
      if (failure != null) {
        throw new CompletionException(failure);
      }
      OrderAnswer answer =
          OrderAnswer.of(outcome.orThrow(), order.instrument(), order.clientOrderId());
      return new Result(index, 201, answer, null);
    } catch (Rejected refusal) {
      return refused(index, refusal);
    } catch (CompletionException wrapped) {
      for (Throwable cause = wrapped; cause != null; cause = cause.getCause()) {
        if (cause instanceof Rejected refusal) {
          return refused(index, refusal);
        }
      }
      throw wrapped;
    }
  }

  private Result refused(int index, Rejected refusal) {
    Problem problem = Problems.problem(refusal, language);
    return new Result(index, problem.status(), null, problem);
  }

  private static JsonArray orders(JsonObject body) {
    for (String name : body.keySet()) {
      if (!name.equals(ORDERS)) {
        throw Rejected.because(ApiRefusal.UNKNOWN_FIELD, name).at(name);
      }
    }
    JsonValue orders = body.get(ORDERS);
    boolean usable = orders instanceof JsonArray list && !list.isEmpty() && list.size() <= LIMIT;
    if (!usable) {
      throw Rejected.because(ApiRefusal.BATCH_UNUSABLE, LIMIT).at(ORDERS);
    }
    return orders.asJsonArray();
  }
}
