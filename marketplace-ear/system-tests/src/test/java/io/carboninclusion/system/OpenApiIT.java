package io.carboninclusion.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.carboninclusion.launcher.BoundedCalls;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** The description of the API that the running market gives. */
class OpenApiIT {

  @Test
  void eachCallOfTheMarketIsDescribed() throws Exception {
    JsonObject description = description();
    JsonObject paths = description.getJsonObject("paths");
    for (String path :
        new String[] {
          "instruments",
          "instruments/{code}/book",
          "orders",
          "orders/batch",
          "orders/{id}",
          "criteria-orders",
          "criteria-orders/quote",
          "blocks",
          "blocks/{id}",
          "blocks/{id}/acceptance",
          "blocks/{id}/refusal",
          "instruments/{code}/blocks",
          "account",
          "withdrawals",
          "admin/deposits",
          "admin/instruments/{code}/price-rules",
          "admin/instruments/{code}/rules/{rule}",
          "instruments/{code}/rules",
          "ledger/check",
          "restoration-orders",
          "restoration-orders/{id}/purchase",
          "admin/courts",
          "calendar",
          "admin/calendar",
          "admin/calendar/file",
          "instruments/{code}/timetable",
          "admin/instruments/{code}/timetable"
        }) {
      JsonObject calls = paths.getJsonObject("/api/v1/" + path);
      assertThat(calls).as(path).isNotEmpty();
      calls
          .values()
          .forEach(
              call -> {
                assertThat(call.asJsonObject().getString("summary")).containsPattern("\\p{IsHan}");
                assertThat(call.asJsonObject().getString("description")).isNotBlank();
              });
    }
  }

  @Test
  void numbersAreWholeAndThereIsABearerScheme() throws Exception {
    JsonObject description = description();
    JsonObject components = description.getJsonObject("components");
    JsonObject price =
        components
            .getJsonObject("schemas")
            .getJsonObject("NewOrder")
            .getJsonObject("properties")
            .getJsonObject("priceFen");
    assertThat(price.getString("type")).isEqualTo("integer");
    assertThat(description.toString()).doesNotContain("\"type\":\"number\"");
    assertThat(
            components.getJsonObject("securitySchemes").getJsonObject("bearer").getString("scheme"))
        .isEqualTo("bearer");
  }

  private static JsonObject description() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(RunningMarket.address("openapi?format=JSON"))
            .header("Accept", "application/json")
            .build();
    HttpResponse<String> answer = BoundedCalls.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
      return reader.readObject();
    }
  }
}
