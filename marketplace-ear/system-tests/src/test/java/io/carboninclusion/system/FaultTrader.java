package io.carboninclusion.system;

import io.carboninclusion.system.OrderLine.Reply;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * One connection of a trader under faults: sends orders, each with a key and a reference of its
 * own, until each has its answer. What it is not told it asks for by the reference, and then again
 * under the key; half of the time it believes a "no" and never sends that order again. One request
 * in twenty is sent eight times at once, one in twenty once more after its answer.
 */
final class FaultTrader implements Runnable {
  /** What became of an order, beside the id that it got. */
  private static final long REFUSED = -1;

  private static final long NOT_THERE = -2;
  private static final int AT_ONCE = 8;
  private static final int ONE_IN = 20;
  private static final long PAUSE_MILLIS = 50;
  private static final long LONGEST_MILLIS = 240_000;

  private final String name;
  private final String instrument;
  private final OrderLine line;
  private final int batch;
  private final FaultTally tally;
  private final SplittableRandom random;
  private long[] told = new long[1_024];
  private int sent;

  /**
   * @param batch orders in one call; 1 for calls of single orders
   */
  FaultTrader(String name, String instrument, OrderLine line, int batch, FaultTally tally) {
    this.name = name;
    this.instrument = instrument;
    this.line = line;
    this.batch = batch;
    this.tally = tally;
    this.random = new SplittableRandom(name.hashCode());
  }

  @Override
  public void run() {
    try {
      while (!tally.isEnded()) {
        place(next());
      }
    } catch (RuntimeException failure) {
      tally.complain(name + " ended: " + failure);
    }
  }

  /**
   * One call.
   *
   * @param first the number of its first order
   */
  private record Request(String path, String body, String key, int first, int count) {}

  private Request next() {
    int first = sent;
    StringBuilder orders = new StringBuilder();
    for (int i = 0; i < batch; i++) {
      orders.append(i == 0 ? "" : ",").append(order(first + i));
    }
    synchronized (this) {
      sent += batch;
      if (sent > told.length) {
        told = Arrays.copyOf(told, told.length * 2);
      }
    }
    String key = name + " " + first;
    return batch == 1
        ? new Request("orders", orders.toString(), key, first, 1)
        : new Request("orders/batch", "{\"orders\":[" + orders + "]}", key, first, batch);
  }

  private String order(int number) {
    return ("{\"instrument\":\"%s\",\"side\":\"%s\",\"type\":\"LIMIT\",\"priceFen\":%d,\"kg\":1000,"
            + "\"clientOrderId\":\"%s\"}")
        .formatted(
            instrument,
            random.nextBoolean() ? "BUY" : "SELL",
            5_000 + random.nextInt(5),
            reference(number));
  }

  private String reference(int number) {
    return name + "-" + number;
  }

  private void place(Request request) {
    int chance = random.nextInt(ONE_IN);
    List<Reply> first =
        chance == 0
            ? line.post(request.path, request.body, request.key, AT_ONCE)
            : List.of(line.post(request.path, request.body, request.key));
    Settling settling = new Settling(request);
    first.forEach(settling::hear);
    settling.untilAnswered();
    if (chance == 1 && !settling.givenUp) {
      settling.hear(line.post(request.path, request.body, request.key));
    }
  }

  /** The way of one request from its first replies to its one answer. */
  private final class Settling {
    private final Request request;
    private final boolean[] unknown;
    private final long[] notThereAsOf;
    private byte[] answer;
    private boolean givenUp;

    /** A call that we no longer wait for may still be carried out: no "no" is final then. */
    private boolean mayStillCome;

    Settling(Request request) {
      this.request = request;
      this.unknown = new boolean[request.count];
      this.notThereAsOf = new long[request.count];
    }

    void untilAnswered() {
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONGEST_MILLIS);
      while (answer == null && !givenUp) {
        lookUpTheUnknown();
        if (givenUp) {
          return;
        }
        pause();
        hear(line.post(request.path, request.body, request.key));
        if (System.nanoTime() > end) {
          tally.complain(request.key + " was not answered in " + LONGEST_MILLIS + " ms");
          return;
        }
      }
    }

    void hear(Reply reply) {
      if (reply.status() > 0 && !reply.isDocument()) {
        tally.answeredWithoutDocument();
        hearNothing(reply);
        return;
      }
      if (reply.status() == 0 || reply.status() >= 500 && request.count > 1) {
        hearNothing(reply);
        return;
      }
      boolean whole = true;
      if (request.count == 1) {
        whole = hear(0, reply.status(), reply.json(), reply);
      } else if (reply.status() == 200) {
        JsonArray results = reply.json().getJsonArray("results");
        for (int i = 0; i < request.count; i++) {
          JsonObject result = results.getJsonObject(i);
          JsonObject content =
              result.getJsonObject(result.containsKey("order") ? "order" : "problem");
          whole &= hear(i, result.getInt("status"), content, reply);
        }
      } else {
        tally.complain(request.key + " -> " + reply.status() + " " + reply.json());
      }
      if (whole) {
        compare(reply.body());
      }
    }

    private void compare(byte[] body) {
      if (answer == null) {
        answer = body;
      } else {
        tally.compared();
        if (!Arrays.equals(answer, body)) {
          tally.complain(request.key + " has two answers: " + text(answer) + " and " + text(body));
        }
      }
    }

    private void hearNothing(Reply reply) {
      if (reply.refused() || isTurnedAway(reply.status(), reply)) {
        return;
      }
      mayStillCome |= reply.timedOut();
      for (int i = 0; i < request.count; i++) {
        becomesUnknown(i);
      }
    }

    private boolean isTurnedAway(int status, Reply reply) {
      if (status == 500) {
        tally.answered500();
      }
      return status == 503 && !reply.isProblem("OUTCOME_UNKNOWN");
    }

    /** Whether this is the order's answer for good. */
    private boolean hear(int index, int status, JsonObject content, Reply reply) {
      if (status == 429 || status == 503 || status == 500) {
        boolean says = content.getString("reason", "").equals("OUTCOME_UNKNOWN");
        if (says) {
          tally.saidUnknownAfter((System.nanoTime() - reply.sentNanos()) / 1_000_000);
        }
        if (status == 500) {
          tally.answered500();
        }
        if (says || status == 500) {
          becomesUnknown(index);
        }
        return false;
      }
      boolean placed = content.containsKey("id");
      if (status == 200) {
        tally.answered200();
      }
      if (!placed) {
        tally.complain(reference(request.first + index) + " -> " + status + " " + content);
      }
      long id = placed ? content.getJsonNumber("id").longValue() : REFUSED;
      if (placed && content.getJsonNumber("sequence").longValue() <= notThereAsOf[index]) {
        tally.complain(
            reference(request.first + index)
                + " was said not to be there, and is as command "
                + content.getJsonNumber("sequence"));
      }
      note(request.first + index, id, reply.sentNanos());
      if (unknown[index]) {
        unknown[index] = false;
        tally.settled();
      }
      return true;
    }

    private void becomesUnknown(int index) {
      if (!unknown[index] && told[request.first + index] == 0) {
        unknown[index] = true;
        tally.unknown();
      }
    }

    private void lookUpTheUnknown() {
      for (int i = 0; i < request.count; i++) {
        if (unknown[i] && notThereAsOf[i] == 0 && told[request.first + i] == 0) {
          lookUp(i);
        }
      }
    }

    /** Asks by the reference until the market says there, or not there. */
    private void lookUp(int index) {
      String reference = reference(request.first + index);
      while (!tally.isEnded()) {
        Reply book = line.get("instruments/" + instrument + "/book?depth=1");
        Reply list = line.get("orders?clientOrderId=" + reference);
        if (tells(book) && tells(list)) {
          JsonArray there = list.json().getJsonArray("items");
          if (there.size() > 1) {
            tally.complain(reference + " stands " + there.size() + " times");
          }
          FaultTally.Figures figures = tally.figuresNow();
          if (!there.isEmpty()) {
            figures.unknownThere.incrementAndGet();
            note(
                request.first + index,
                there.getJsonObject(0).getJsonNumber("id").longValue(),
                list.sentNanos());
          } else {
            notThereAsOf[index] = Math.max(1, book.json().getJsonNumber("sequence").longValue());
            believeIt(figures);
          }
          return;
        }
        if (list.status() == 500) {
          tally.answered500();
        }
        pause();
      }
    }

    private static boolean tells(Reply reply) {
      return reply.status() == 200 && reply.isDocument();
    }

    private void believeIt(FaultTally.Figures figures) {
      if (request.count == 1 && !mayStillCome && random.nextBoolean()) {
        figures.believedNo.incrementAndGet();
        told[request.first] = NOT_THERE;
        givenUp = true;
        unknown[0] = false;
        tally.settled();
      }
    }
  }

  private void note(int number, long id, long sentNanos) {
    long before;
    synchronized (this) {
      before = told[number];
      told[number] = id;
    }
    if (before == 0 && id > 0) {
      tally.acknowledged(sentNanos);
    } else if (before != id && before != 0) {
      tally.complain(reference(number) + " was told as order " + before + " and as " + id);
    }
  }

  /** The id this order was acknowledged with, or what else became of it; 0 if it is under way. */
  synchronized long told(int number) {
    return told[number];
  }

  /** Numbers of orders go from 0 to here. */
  synchronized int sent() {
    return sent;
  }

  String name() {
    return name;
  }

  OrderLine line() {
    return line;
  }

  private static String text(byte[] body) {
    return new String(body, StandardCharsets.UTF_8);
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
