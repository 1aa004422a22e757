package io.carboninclusion.api;

import io.carboninclusion.kernel.Rejected;
import jakarta.json.Json;
import jakarta.json.JsonConfig;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Holds every JSON body against the record it is read into, before it is read.
 *
 * <p>JSON-B alone would drop what it does not know, cut 1.5 t to 1 and let a number beyond long
 * wrap around; here each is refused with the field's name.
 */
@Provider
public class BodyShape implements ReaderInterceptor {

  // Kept: without a factory each call would look through the class path for the provider.
  private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());
  private static final JsonReaderFactory READERS =
      Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

  @Override
  public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    MediaType media = context.getMediaType();
    if (media != null && media.getSubtype().endsWith("json") && isOurs(context.getGenericType())) {
      byte[] body = whole(context.getInputStream());
      context.setInputStream(new ByteArrayInputStream(body));
      if (body.length > 0) {
        check("", parse(body), context.getGenericType());
      }
    }
    return context.proceed();
  }

  /** A caller who has gone, or who lets the server wait too long, is no fault of ours. */
  private static byte[] whole(InputStream body) {
    try {
      return body.readAllBytes();
    } catch (IOException ended) {
      throw Rejected.because(ApiRefusal.MALFORMED_JSON);
    }
  }

  /**
   * The one value of the body; a name that comes twice, or more behind it, is not JSON to us.
   *
   * @throws Rejected MALFORMED_JSON
   */
  static JsonValue parse(byte[] body) {
    try (JsonParser parser = PARSERS.createParser(text(body));
        JsonReader reader = READERS.createReader(text(body))) {
      // The reader stops behind the first value; the parser goes to the end.
      while (parser.hasNext()) {
        parser.next();
      }
      return reader.readValue();
    } catch (RuntimeException unreadable) {
      // The parser has four kinds of it; one says that the body is nested too deeply.
      throw Rejected.because(ApiRefusal.MALFORMED_JSON);
    }
  }

  private static Reader text(byte[] body) {
    return new StringReader(new String(body, StandardCharsets.UTF_8));
  }

  private static boolean isOurs(Type type) {
    return type instanceof Class<?> kind && kind.isRecord() || type instanceof ParameterizedType;
  }

  static void check(String field, JsonValue value, Type type) {
    if (value == JsonValue.NULL) {
      refuseIf(
          type instanceof Class<?> kind && kind.isPrimitive(), ApiRefusal.FIELD_MISSING, field);
    } else if (type instanceof ParameterizedType collection) {
      checkItems(field, value, collection);
    } else if (type instanceof Class<?> kind && kind.isRecord()) {
      checkRecord(field, value, kind);
    } else if (type instanceof Class<?> kind) {
      checkSingle(field, value, kind);
    }
  }

  private static void checkRecord(String field, JsonValue value, Class<?> record) {
    refuseIf(!(value instanceof JsonObject), ApiRefusal.FIELD_UNREADABLE, field);
    Map<String, RecordComponent> components =
        Arrays.stream(record.getRecordComponents())
            .collect(Collectors.toMap(RecordComponent::getName, component -> component));
    value
        .asJsonObject()
        .forEach(
            (name, item) -> {
              refuseIf(!components.containsKey(name), ApiRefusal.UNKNOWN_FIELD, name);
              check(name, item, components.get(name).getGenericType());
            });
  }

  private static void checkItems(String field, JsonValue value, ParameterizedType collection) {
    if (Collection.class.isAssignableFrom((Class<?>) collection.getRawType())) {
      refuseIf(
          value.getValueType() != JsonValue.ValueType.ARRAY, ApiRefusal.FIELD_UNREADABLE, field);
      Type item = collection.getActualTypeArguments()[0];
      value.asJsonArray().forEach(each -> check(field, each, item));
    }
  }

  private static void checkSingle(String field, JsonValue value, Class<?> kind) {
    if (kind == long.class || kind == Long.class) {
      checkWhole(field, value, Long.MIN_VALUE, Long.MAX_VALUE);
    } else if (kind == int.class || kind == Integer.class) {
      checkWhole(field, value, Integer.MIN_VALUE, Integer.MAX_VALUE);
    } else if (kind == boolean.class || kind == Boolean.class) {
      boolean truth = value == JsonValue.TRUE || value == JsonValue.FALSE;
      refuseIf(!truth, ApiRefusal.FIELD_UNREADABLE, field);
    } else {
      refuseIf(!(value instanceof JsonString), ApiRefusal.FIELD_UNREADABLE, field);
      checkWord(field, ((JsonString) value).getString(), kind);
    }
  }

  private static void checkWord(String field, String word, Class<?> kind) {
    if (kind.isEnum()) {
      Given.checkWord(field, word, kind);
    }
    try {
      if (kind == OffsetDateTime.class) {
        OffsetDateTime.parse(word);
      } else if (kind == LocalDate.class) {
        LocalDate.parse(word);
      }
    } catch (DateTimeException unreadable) {
      throw Rejected.because(
              kind == LocalDate.class ? ApiRefusal.DATE_UNREADABLE : ApiRefusal.TIME_UNREADABLE,
              field)
          .at(field);
    }
  }

  /** Plain digits: JSON also knows 1e3 and 2.0, whose size only shows when they are computed. */
  private static void checkWhole(String field, JsonValue value, long least, long most) {
    boolean whole =
        value.getValueType() == JsonValue.ValueType.NUMBER
            && value.toString().matches("-?[0-9]{1,19}");
    if (whole) {
      BigInteger number = new BigInteger(value.toString());
      whole =
          number.compareTo(BigInteger.valueOf(least)) >= 0
              && number.compareTo(BigInteger.valueOf(most)) <= 0;
    }
    refuseIf(!whole, ApiRefusal.WHOLE_NUMBER_WANTED, field);
  }

  private static void refuseIf(boolean wrong, ApiRefusal reason, String field) {
    if (wrong) {
      throw field.isEmpty()
          ? Rejected.because(ApiRefusal.MALFORMED_JSON)
          : Rejected.because(reason, field).at(field);
    }
  }
}
