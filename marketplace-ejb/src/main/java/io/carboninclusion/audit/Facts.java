package io.carboninclusion.audit;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.io.StringReader;
import java.util.Map;
import java.util.TreeMap;

/** Names and numbers as a flat JSON object: texts, whole numbers, yes and no. */
@Converter
public class Facts implements AttributeConverter<Map<String, Object>, String> {

  @Override
  public String convertToDatabaseColumn(Map<String, Object> facts) {
    JsonObjectBuilder json = Json.createObjectBuilder();
    new TreeMap<>(facts).forEach((name, fact) -> add(json, name, fact));
    return json.build().toString();
  }

  @Override
  public Map<String, Object> convertToEntityAttribute(String column) {
    try (var reader = Json.createReader(new StringReader(column))) {
      JsonObject json = reader.readObject();
      Map<String, Object> facts = new TreeMap<>();
      json.forEach((name, value) -> facts.put(name, read(value)));
      return facts;
    }
  }

  private static void add(JsonObjectBuilder json, String name, Object fact) {
    if (fact instanceof Long || fact instanceof Integer) {
      json.add(name, ((Number) fact).longValue());
    } else if (fact instanceof Boolean truth) {
      json.add(name, truth);
    } else if (fact instanceof String || fact instanceof Enum<?>) {
      json.add(name, fact.toString());
    } else {
      throw new IllegalArgumentException(name + " is no text, whole number, yes or no: " + fact);
    }
  }

  private static Object read(JsonValue value) {
    return switch (value.getValueType()) {
      case NUMBER -> ((JsonNumber) value).longValueExact();
      case TRUE -> true;
      case FALSE -> false;
      default -> ((JsonString) value).getString();
    };
  }
}
