package io.carboninclusion.registry;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The one way to write a document down, so that its hash can be computed again by anybody: JSON by
 * RFC 8785 with sorted names and UTF-8, restricted to objects, lists, texts, whole numbers, yes and
 * no, and null.
 */
final class CanonicalJson {

  /** Whole numbers up to here are read exactly by every JSON reader (RFC 8785, appendix D). */
  private static final long EXACT = (1L << 53) - 1;

  private CanonicalJson() {}

  static byte[] bytes(Map<String, ?> document) {
    StringBuilder json = new StringBuilder(512);
    write(json, document);
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void write(StringBuilder json, Object value) {
    if (value == null || value instanceof Boolean) {
      json.append(value);
    } else if (value instanceof String text) {
      writeText(json, text);
    } else if (value instanceof Long || value instanceof Integer) {
      writeNumber(json, ((Number) value).longValue());
    } else if (value instanceof Map<?, ?> object) {
      writeObject(json, object);
    } else if (value instanceof List<?> list) {
      writeList(json, list);
    } else {
      throw new IllegalArgumentException("no place in a canonical document: " + value.getClass());
    }
  }

  private static void writeObject(StringBuilder json, Map<?, ?> object) {
    // String's own order is that of UTF-16 code units, which RFC 8785 asks for.
    TreeMap<String, Object> sorted = new TreeMap<>();
    object.forEach((name, value) -> sorted.put((String) name, value));
    json.append('{');
    for (Iterator<Map.Entry<String, Object>> i = sorted.entrySet().iterator(); i.hasNext(); ) {
      Map.Entry<String, Object> entry = i.next();
      writeText(json, entry.getKey());
      json.append(':');
      write(json, entry.getValue());
      if (i.hasNext()) {
        json.append(',');
      }
    }
    json.append('}');
  }

  private static void writeList(StringBuilder json, List<?> list) {
    json.append('[');
    for (Iterator<?> i = list.iterator(); i.hasNext(); ) {
      write(json, i.next());
      if (i.hasNext()) {
        json.append(',');
      }
    }
    json.append(']');
  }

  private static void writeNumber(StringBuilder json, long number) {
    if (number > EXACT || number < -EXACT) {
      throw new IllegalArgumentException("not exact in every JSON reader: " + number);
    }
    json.append(number);
  }

  private static void writeText(StringBuilder json, String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> json.append("\\\"");
        case '\\' -> json.append("\\\\");
        case '\b' -> json.append("\\b");
        case '\t' -> json.append("\\t");
        case '\n' -> json.append("\\n");
        case '\f' -> json.append("\\f");
        case '\r' -> json.append("\\r");
        default -> {
          if (c < 0x20) {
            json.append("\\u00" + (c < 0x10 ? "0" : "") + Integer.toHexString(c));
          } else if (isHalf(text, i)) {
            throw new IllegalArgumentException("half a character at " + i);
          } else {
            json.append(c);
          }
        }
      }
    }
    json.append('"');
  }

  private static boolean isHalf(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    return Character.isLowSurrogate(c)
        && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }
}
