package io.carboninclusion.system;

import static io.carboninclusion.launcher.ApiClient.json;
import static io.carboninclusion.system.People.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.carboninclusion.launcher.ApiClient;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The stream of a book on the running market: what its listeners make of it is the book. */
class StreamIT {
  private static final int LISTENERS = 20;
  private static final int EVENTS = 300;

  private final String code = People.instrument(6_000, -1);
  private final Random random = new Random(20_261_123);

  @Test
  void everyListenerHasTheBookWithoutAGap() throws InterruptedException {
    People.issue(code, 400 * People.TONNE);
    People.deposit("company", 100_000_000);
    List<StreamedBook> books =
        Stream.generate(() -> new StreamedBook(code).listen()).limit(LISTENERS / 2).toList();
    for (int i = 0; i < 30; i++) {
      trade(5);
    }
    List<StreamedBook> late =
        Stream.generate(() -> new StreamedBook(code).listen()).limit(LISTENERS / 2).toList();
    for (int i = 0; i < 30; i++) {
      trade(5);
      Thread.sleep(20);
    }
    for (StreamedBook book : books) {
      awaitBook(book);
      assertThat(book.gaps()).isEmpty();
      assertThat(book.events().get(0)).isEqualTo("snapshot");
      assertThat(book.events()).filteredOn("snapshot"::equals).hasSize(1);
      assertThat(book.events()).hasSizeGreaterThan(5);
      // The last trades may have left the levels as they were.
      List<Long> all = trades();
      Awaitility.await().untilAsserted(() -> assertThat(book.trades()).isEqualTo(all));
    }
    for (StreamedBook book : late) {
      awaitBook(book);
      assertThat(book.gaps()).isEmpty();
      List<Long> all = trades();
      Awaitility.await()
          .untilAsserted(
              () -> {
                List<Long> heard = book.trades();
                assertThat(heard).isNotEmpty();
                assertThat(all).endsWith(heard.toArray(Long[]::new));
                assertThat(heard).last().isEqualTo(all.get(all.size() - 1));
              });
    }
    Stream.concat(books.stream(), late.stream()).forEach(StreamedBook::close);
  }

  @Test
  void whoComesBackGoesOnBehindTheLastEventThatHeSaw() throws IOException {
    People.issue(code, 100 * People.TONNE);
    People.deposit("company", 100_000_000);
    StreamedBook book = new StreamedBook(code).listen();
    trade(20);
    awaitBook(book);
    long seen = book.sequence();
    book.close();
    try (StreamedBook other = new StreamedBook(code).listen()) {
      trade(20);
      awaitBook(other);
    }
    int events = book.events().size();
    book.listen();
    awaitBook(book);
    assertThat(book.sequence()).isGreaterThan(seen);
    assertThat(book.gaps()).isEmpty();
    assertThat(book.events().subList(events, book.events().size())).containsOnly("difference");
    book.close();

    // From an event that is not kept the book is told anew.
    try (InputStream stranger = StreamedBook.ask(code, "1").body()) {
      String beginning = new String(stranger.readNBytes(100), StandardCharsets.UTF_8);
      assertThat(beginning).contains("event: snapshot\n");
    }
  }

  @Test
  @Timeout(180)
  void whoDoesNotReadIsCutOffAndCatchesUp() throws IOException {
    People.issue(code, 200L * EVENTS * People.TONNE);
    People.deposit("company", 200L * EVENTS * 6_000);
    user("company").post("orders", order("BUY", 6_000, 200L * EVENTS * People.TONNE));
    try (StreamedBook reading = new StreamedBook(code).listen();
        Socket idle = new Socket()) {
      idle.setReceiveBufferSize(2_048);
      idle.connect(new InetSocketAddress("localhost", RunningMarket.address("").getPort()));
      String call =
          "GET /api/v1/instruments/" + code + "/stream HTTP/1.1\r\nHost: localhost\r\n\r\n";
      idle.getOutputStream().write(call.getBytes(StandardCharsets.US_ASCII));
      Awaitility.await().until(() -> !reading.events().isEmpty());
      // The kernel takes up to 4 MB for him, then a hundred events wait.
      for (int event = 1; event <= EVENTS; event++) {
        int heard = event;
        sellManyTimes();
        Awaitility.await()
            .pollInterval(Duration.ofMillis(10))
            .until(() -> reading.events().size() > heard);
      }
      awaitBook(reading);
      assertThat(reading.gaps()).isEmpty();
      assertThat(reading.hasEnded()).isFalse();

      StreamedBook late = new StreamedBook(code);
      idle.setSoTimeout(30_000);
      late.read(unchunked(idle.getInputStream()));
      assertThat(late.hasEnded()).isTrue();
      assertThat(late.gaps()).isEmpty();
      assertThat(late.sequence()).isBetween(1L, reading.sequence() - 1);
      late.listen();
      awaitBook(late);
      assertThat(late.gaps()).isEmpty();
      late.close();
    }
  }

  /** Two hundred trades, which are more than 30 KiB in an event. */
  private void sellManyTimes() {
    JsonArrayBuilder orders = Json.createArrayBuilder();
    for (int i = 0; i < 200; i++) {
      orders.add(order("SELL", 6_000, People.TONNE));
    }
    user("seller").post("orders/batch", json().add("orders", orders));
  }

  /** What a connection brings until it is closed or the answer ends, without its framing. */
  private static InputStream unchunked(InputStream raw) throws IOException {
    InputStream in = new BufferedInputStream(raw);
    while (!line(in).isEmpty()) {
      // The headers.
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (String size = line(in); !size.isEmpty() && !size.equals("0"); size = line(in)) {
      body.write(in.readNBytes(Integer.parseInt(size, 16)));
      line(in);
    }
    return new ByteArrayInputStream(body.toByteArray());
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  @Test
  void whatIsNoStreamIsRefusedWithASentence() throws IOException {
    assertThat(refusal("NO-SUCH-CODE", null, 404)).contains("UNKNOWN_CODE");
    assertThat(refusal(code, "yesterday", 400)).contains("EVENT_UNKNOWN", "whole number");
  }

  /** The machine has more than one address of its own: all that begin with 127. */
  @Test
  void oneAddressCannotTakeAllPlacesAndNoMoreListenThanMay() throws IOException {
    List<Socket> open = new ArrayList<>();
    try {
      fill("127.0.0.1", open);
      assertThat(refusal(code, null, 429))
          .contains(
              "TOO_MANY_STREAMS",
              Integer.toString(RunningMarket.STREAM_SUBSCRIBERS_OF_ONE_ADDRESS));
      fill("127.0.0.2", open);
      try (Socket third = call("127.0.0.3")) {
        String answer =
            new String(third.getInputStream().readNBytes(1_000), StandardCharsets.UTF_8);
        assertThat(answer).startsWith("HTTP/1.1 503");
        assertThat(answer)
            .contains("STREAMS_FULL", Integer.toString(RunningMarket.STREAM_SUBSCRIBERS));
      }
    } finally {
      for (Socket stream : open) {
        stream.close();
      }
    }
    // The places of those who hang up are free again, when the next event cannot reach them.
    Awaitility.await()
        .atMost(Duration.ofSeconds(40))
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> {
              HttpResponse<InputStream> again = StreamedBook.ask(code, null);
              again.body().close();
              return again.statusCode() == 200;
            });
  }

  /** Listens from an address until no more is let in. */
  private void fill(String address, List<Socket> open) throws IOException {
    for (int i = 0; i <= RunningMarket.STREAM_SUBSCRIBERS_OF_ONE_ADDRESS; i++) {
      Socket socket = call(address);
      open.add(socket);
      String status = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
      if (!status.endsWith("200")) {
        return;
      }
    }
    throw new AssertionError(address + " takes more than its places");
  }

  private Socket call(String from) throws IOException {
    Socket socket =
        new Socket(
            InetAddress.getByName("127.0.0.1"),
            RunningMarket.address("").getPort(),
            InetAddress.getByName(from),
            0);
    String call =
        "GET /api/v1/instruments/"
            + code
            + "/stream HTTP/1.1\r\nHost: localhost\r\n"
            + "Accept-Language: en\r\nConnection: close\r\n\r\n";
    socket.setSoTimeout(60_000);
    socket.getOutputStream().write(call.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static String refusal(String code, String lastEventId, int status) throws IOException {
    HttpResponse<InputStream> answer = StreamedBook.ask(code, lastEventId);
    assertThat(answer.statusCode()).isEqualTo(status);
    return new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** So many orders on both sides, some of which meet. */
  private void trade(int orders) {
    for (int i = 0; i < orders; i++) {
      boolean buys = random.nextBoolean();
      user(buys ? "company" : "seller")
          .post(
              "orders",
              order(
                  buys ? "BUY" : "SELL",
                  6_000 + random.nextInt(20) - (buys ? 12 : 8),
                  (1 + random.nextInt(3)) * People.TONNE));
    }
  }

  private JsonObjectBuilder order(String side, long priceFen, long kg) {
    return json()
        .add("instrument", code)
        .add("side", side)
        .add("type", "LIMIT")
        .add("priceFen", priceFen)
        .add("kg", kg);
  }

  private void awaitBook(StreamedBook streamed) {
    JsonObject book = market().get("instruments/" + code + "/book?depth=200");
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () -> {
              assertThat(streamed.bids()).isEqualTo(StreamedBook.levels(book, "bids"));
              assertThat(streamed.asks()).isEqualTo(StreamedBook.levels(book, "asks"));
            });
  }

  /** The numbers of all trades, the oldest first. */
  private List<Long> trades() {
    List<Long> trades =
        new ArrayList<>(
            market()
                .get("instruments/" + code + "/trades?limit=200")
                .getJsonArray("items")
                .getValuesAs(JsonObject.class)
                .stream()
                .map(trade -> trade.getJsonNumber("trade").longValue())
                .toList());
    Collections.reverse(trades);
    return trades;
  }

  private static ApiClient market() {
    return ApiClient.anonymous(RunningMarket.address(""));
  }
}
