package io.carboninclusion.trading;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.List;

/**
 * What one proposal changes of the calendar.
 *
 * @param days new entries; each replaces what the calendar says of its day
 * @param makeUpWorkdaysTrade whether the market opens on make-up workdays; null leaves it as it is
 */
public record CalendarChange(List<CalendarDay> days, Boolean makeUpWorkdaysTrade) {

  public CalendarChange {
    days = List.copyOf(days);
  }

  /** As it is kept and hashed: days in their order, each with its kind and two names. */
  String document() {
    JsonArrayBuilder entries = Json.createArrayBuilder();
    for (CalendarDay entry : days) {
      entries.add(
          Json.createArrayBuilder()
              .add(entry.day().toString())
              .add(entry.kind().name())
              .add(entry.nameZh())
              .add(entry.nameEn()));
    }
    JsonObjectBuilder document = Json.createObjectBuilder().add("days", entries);
    if (makeUpWorkdaysTrade != null) {
      document.add("makeUpWorkdaysTrade", makeUpWorkdaysTrade);
    }
    return document.build().toString();
  }

  static CalendarChange of(String document) {
    try (var reader = Json.createReader(new StringReader(document))) {
      JsonObject json = reader.readObject();
      List<CalendarDay> days =
          json.getJsonArray("days").getValuesAs(JsonValue::asJsonArray).stream()
              .map(CalendarChange::day)
              .toList();
      Boolean trade =
          json.containsKey("makeUpWorkdaysTrade") ? json.getBoolean("makeUpWorkdaysTrade") : null;
      return new CalendarChange(days, trade);
    }
  }

  private static CalendarDay day(JsonArray entry) {
    return new CalendarDay(
        LocalDate.parse(entry.getString(0)),
        DayKind.valueOf(entry.getString(1)),
        entry.getString(2),
        entry.getString(3));
  }
}
