package io.carboninclusion.launcher;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * Real input for the running market with demo users, from the command line: {@code import-projects
 * FILE} lists the projects of another registry, {@code order-flow FOLDER} drives a recorded order
 * flow and compares the public book with the recorded one, {@code trips FOLDER} sends recorded
 * shared-bike trips as a partner platform. Where the market is and its password come from the same
 * settings as the market's.
 */
public final class Tools {
  private Tools() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2) {
      fail(
          "say import-projects FILE, order-flow FOLDER, trips FOLDER or trips-without-caps FOLDER");
    }
    DemoScenario demo = demo();
    Path input = Path.of(arguments[1]);
    switch (arguments[0]) {
      case "import-projects" -> importProjects(demo, input);
      case "order-flow" -> driveOrderFlow(demo, input);
      case "trips" -> sendTrips(demo, input, null);
      case "trips-without-caps" -> sendTrips(demo, input, "WH-MOB-OPEN");
      default -> fail("unknown tool " + arguments[0]);
    }
  }

  private static DemoScenario demo() {
    Market market = new Market(System.getenv(), new Market.Parts(null, null, null));
    return new DemoScenario(market.address(), market.demoPassword());
  }

  private static void importProjects(DemoScenario demo, Path file) throws IOException {
    JsonObject report =
        demo.user("admin1").upload("projects/import", "text/csv", Files.readString(file));
    System.out.printf(
        "imported %d, unchanged %d, refused lines %d%n",
        report.getInt("imported"), report.getInt("unchanged"), report.getInt("refusedLines"));
    report.getJsonArray("refused").forEach(System.out::println);
  }

  private static void driveOrderFlow(DemoScenario demo, Path folder) throws IOException {
    ApiClient seller = demo.user("seller");
    long project =
        seller
            .get("projects?own=true&state=APPROVED")
            .getJsonArray("items")
            .getJsonObject(0)
            .getJsonNumber("id")
            .longValue();
    FlowMarket venue =
        FlowMarket.list(demo.administrators(), demo.user("company"), seller, project);
    Instant began = Instant.now();
    OrderFlow.Result result = new OrderFlow(venue).drive(folder);
    System.out.printf(
        "%s: %d events in %d ms, %d books differ%n",
        venue.instrument(),
        result.events(),
        Duration.between(began, Instant.now()).toMillis(),
        result.differences().size());
    result.differences().forEach(System.out::println);
    if (!result.differences().isEmpty()) {
      System.exit(1);
    }
  }

  private static void sendTrips(DemoScenario demo, Path folder, String methodology)
      throws IOException {
    long mg = 0;
    for (Trips.Counts counts : new Trips(demo.user("partner")).send(folder, methodology)) {
      System.out.printf(
          "%s: %d lines = %d accepted + %d refused + %d repeated, %d mg%n",
          counts.file(),
          counts.lines(),
          counts.accepted(),
          counts.refused(),
          counts.repeated(),
          counts.mg());
      mg += counts.mg();
    }
    System.out.printf("together %d mg%n", mg);
  }

  private static void fail(String sentence) {
    System.err.println(sentence);
    System.exit(1);
  }
}
