package io.carboninclusion.trading;

import io.carboninclusion.kernel.Rejected;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonLocation;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A file of holidays and make-up workdays: a JSON object with {@code holidays} and {@code
 * workdays}, each an object of {@code "2026-01-01": "New Year's Day,元旦,1"} (English name, Chinese
 * name, a number that is passed over). Other members are passed over. An entry that makes no sense
 * is refused by itself and the others stand; what is no such JSON is refused as a whole.
 *
 * @param places of the days, which are in the order of time
 * @param refused the entries that are no good
 */
record CalendarFile(Map<CalendarDay, Place> places, List<CalendarImport.BadEntry> refused) {

  /** The number of an entry in the file and its line, both from 1. */
  record Place(int number, long line) {}

  List<CalendarDay> days() {
    return List.copyOf(places.keySet());
  }

  /** The entry is readable, but the market cannot take it. */
  CalendarImport.BadEntry bad(CalendarDay entry, Rejected why) {
    Place place = places.get(entry);
    return new CalendarImport.BadEntry(place.number(), place.line(), entry.day().toString(), why);
  }

  private static final Map<String, DayKind> KINDS =
      Map.of("holidays", DayKind.HOLIDAY, "workdays", DayKind.MAKE_UP_WORKDAY);

  /**
   * @throws Rejected CALENDAR_FILE_UNREADABLE {line, column}, CALENDAR_TOO_MANY_DAYS {limit}
   */
  static CalendarFile read(byte[] content) {
    return new Reader(content).read();
  }

  private static final class Reader {
    private final JsonParser json;
    private final Map<CalendarDay, Place> places =
        new TreeMap<>(Comparator.comparing(CalendarDay::day));
    private final List<CalendarImport.BadEntry> refused = new ArrayList<>();
    private int entries;

    Reader(byte[] content) {
      try {
        json = Json.createParser(new ByteArrayInputStream(content));
      } catch (JsonException unreadable) {
        throw Rejected.because(TradingRefusal.CALENDAR_FILE_UNREADABLE, 1, 1).at("file");
      }
    }

    CalendarFile read() {
      try {
        require(json.hasNext() && json.next() == Event.START_OBJECT);
        while (json.next() == Event.KEY_NAME) {
          DayKind kind = KINDS.get(json.getString());
          Event value = json.next();
          if (kind != null) {
            require(value == Event.START_OBJECT);
            readDays(kind);
          } else if (value == Event.START_OBJECT) {
            json.skipObject();
          } else if (value == Event.START_ARRAY) {
            json.skipArray();
          }
        }
        require(!json.hasNext());
        require(entries > 0);
      } catch (JsonException | IllegalStateException | java.util.NoSuchElementException notJson) {
        throw unreadable();
      }
      return new CalendarFile(places, refused);
    }

    private void readDays(DayKind kind) {
      while (json.next() == Event.KEY_NAME) {
        String day = json.getString();
        JsonLocation where = json.getLocation();
        Event value = json.next();
        require(value != Event.START_OBJECT && value != Event.START_ARRAY);
        if (++entries > CalendarRules.MOST_DAYS) {
          throw Rejected.because(TradingRefusal.CALENDAR_TOO_MANY_DAYS, CalendarRules.MOST_DAYS)
              .at("file");
        }
        try {
          String names = value == Event.VALUE_STRING ? json.getString() : "";
          add(entry(kind, day, names), new Place(entries, where.getLineNumber()));
        } catch (Rejected refusal) {
          refused.add(new CalendarImport.BadEntry(entries, where.getLineNumber(), day, refusal));
        }
      }
    }

    private void add(CalendarDay entry, Place place) {
      if (places.putIfAbsent(entry, place) != null) {
        throw Rejected.because(TradingRefusal.CALENDAR_DAY_TWICE, entry.day().toString()).at("day");
      }
    }

    private static CalendarDay entry(DayKind kind, String day, String names) {
      String[] parts = names.split(",", -1);
      if (parts.length < 2) {
        throw Rejected.because(TradingRefusal.CALENDAR_NAMES_INVALID).at("names");
      }
      try {
        return CalendarRules.checked(
            new CalendarDay(LocalDate.parse(day), kind, parts[1], parts[0]));
      } catch (DateTimeParseException noDay) {
        throw Rejected.because(TradingRefusal.CALENDAR_DAY_UNREADABLE).at("day");
      }
    }

    private void require(boolean asExpected) {
      if (!asExpected) {
        throw unreadable();
      }
    }

    private Rejected unreadable() {
      JsonLocation at = json.getLocation();
      return Rejected.because(
              TradingRefusal.CALENDAR_FILE_UNREADABLE, at.getLineNumber(), at.getColumnNumber())
          .at("file");
    }
  }
}
