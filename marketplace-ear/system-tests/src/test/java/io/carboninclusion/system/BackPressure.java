package io.carboninclusion.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carboninclusion.system.OrderLine.Reply;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What callers are told by the API when the market cannot keep up: while no commit comes back, and
 * while the views stand still. Every refusal says when to ask again, and none hides an order.
 */
final class BackPressure {
  private static final int PARTICIPANT_LIMIT = 256;
  private static final int BATCH = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final BreakableMarket market;
  private final String instrument;
  private final OrderLine many;
  private final OrderLine one;

  /**
   * @param many a participant who sends too much
   * @param one another
   */
  BackPressure(BreakableMarket market, String instrument, OrderLine many, OrderLine one) {
    this.market = market;
    this.instrument = instrument;
    this.many = many;
    this.one = one;
  }

  /** No commit comes back for as long as the market waits for it. */
  void whileNoCommitComesBack() {
    market.proxy().hold();
    CompletableFuture<Reply> lost = one.posted("orders", order("bp-lost"), "bp-lost");
    CompletableFuture<Reply> first = many.posted("orders/batch", batch("bp-a"), "bp-a");
    CompletableFuture<Reply> second = many.posted("orders/batch", batch("bp-b"), "bp-b");
    await().atMost(PATIENCE).until(this::isTooMany);
    Reply tooMany = many.post("orders", order("bp-d"), "bp-d");
    assertThat(tooMany.isProblem("TOO_MANY_WAITING")).isTrue();
    assertThat(tooMany.retryAfter()).isEqualTo("2");

    Reply notTold = one.get("orders?clientOrderId=bp-lost");
    assertThat(notTold.isProblem("OUTCOME_UNKNOWN")).as("no false no").isTrue();
    Reply unknown = lost.join();
    assertThat(unknown.isProblem("OUTCOME_UNKNOWN")).isTrue();
    assertThat(unknown.status()).isEqualTo(503);
    assertThat(unknown.retryAfter()).isEqualTo("2");
    assertThat(System.nanoTime() - unknown.sentNanos())
        .isBetween(Duration.ofSeconds(10).toNanos(), Duration.ofSeconds(15).toNanos());
    long waited = told(first, "OUTCOME_UNKNOWN") + told(second, "OUTCOME_UNKNOWN");
    assertThat(waited).isLessThanOrEqualTo(PARTICIPANT_LIMIT).isGreaterThan(PARTICIPANT_LIMIT / 2);
    assertThat(told(first, "TOO_MANY_WAITING") + told(second, "TOO_MANY_WAITING"))
        .isEqualTo(2 * BATCH - waited);

    market.proxy().release();
    long id = id("bp-lost");
    Reply again = one.post("orders", order("bp-lost"), "bp-lost");
    assertThat(again.json().getJsonNumber("id").longValue()).isEqualTo(id);
    assertThat(many.get("orders?clientOrderId=bp-d").json().getJsonArray("items")).isEmpty();
  }

  /** Who is let in waits for long, who is not is told at once. */
  private boolean isTooMany() {
    Reply none = new Reply(0, new byte[0], "", 0, false, true);
    return many.posted("orders", order("bp-c"), UUID.randomUUID().toString())
            .completeOnTimeout(none, 1, TimeUnit.SECONDS)
            .join()
            .status()
        == 429;
  }

  /** Views that are ten seconds old stop the intake; those that are younger are waited for. */
  void whileTheViewsStandStill() throws SQLException {
    try (Connection lock = market.lockTheViews()) {
      assertThat(one.post("orders", order("bp-e"), "bp-e").status()).isEqualTo(201);
      Reply notTold = one.get("orders?clientOrderId=bp-e");
      assertThat(notTold.isProblem("OUTCOME_UNKNOWN")).as("no false no").isTrue();
      assertThat(System.nanoTime() - notTold.sentNanos())
          .isGreaterThan(Duration.ofSeconds(2).toNanos());
      await()
          .atMost(PATIENCE)
          .until(() -> one.post("orders", order("bp-f"), "bp-f").isProblem("VIEWS_BEHIND"));
      Reply behind = one.post("orders", order("bp-f"), "bp-f");
      assertThat(behind.status()).isEqualTo(503);
      assertThat(behind.retryAfter()).isEqualTo("2");
      lock.rollback();
    }
    await().atMost(PATIENCE).until(() -> one.post("orders", order("bp-g"), "bp-g").status() == 201);
    id("bp-g");
    id("bp-e");
  }

  /** Found once by its reference, as soon as the market can say. */
  private long id(String reference) {
    await()
        .atMost(PATIENCE)
        .until(() -> one.get("orders?clientOrderId=" + reference).status() == 200);
    return one.get("orders?clientOrderId=" + reference)
        .json()
        .getJsonArray("items")
        .getJsonObject(0)
        .getJsonNumber("id")
        .longValue();
  }

  private static long told(CompletableFuture<Reply> batch, String reason) {
    return batch.join().json().getJsonArray("results").getValuesAs(JsonObject.class).stream()
        .filter(result -> result.containsKey("problem"))
        .filter(result -> result.getJsonObject("problem").getString("reason").equals(reason))
        .count();
  }

  private String batch(String name) {
    return IntStream.range(0, BATCH)
        .mapToObj(i -> order(name + i))
        .collect(Collectors.joining(",", "{\"orders\":[", "]}"));
  }

  private String order(String reference) {
    return ("{\"instrument\":\"%s\",\"side\":\"BUY\",\"type\":\"LIMIT\",\"priceFen\":10,\"kg\":1000,"
            + "\"clientOrderId\":\"%s\"}")
        .formatted(instrument, reference);
  }
}
