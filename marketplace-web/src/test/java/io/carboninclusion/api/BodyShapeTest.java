package io.carboninclusion.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.participant.Right;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyShapeTest {

  record Item(long kg) {}

  record Order(
      long kg,
      Long priceFen,
      int vintage,
      boolean open,
      String name,
      OffsetDateTime at,
      Set<Right> rights,
      List<Item> items) {}

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"kg":9223372036854775807,"priceFen":null,"name":"<b>","rights":["TRADE"]} | fits
          {"kg":-1,"at":"2026-11-20T10:42:17+08:00","items":[{"kg":1}],"open":true}  | fits
          {"kg":9223372036854775808}     | WHOLE_NUMBER_WANTED kg
          {"kg":99999999999999999999}    | WHOLE_NUMBER_WANTED kg
          {"kg":1.5}                     | WHOLE_NUMBER_WANTED kg
          {"kg":1e3}                     | WHOLE_NUMBER_WANTED kg
          {"kg":1e999999999}             | WHOLE_NUMBER_WANTED kg
          {"kg":"7"}                     | WHOLE_NUMBER_WANTED kg
          {"kg":null}                    | FIELD_MISSING kg
          {"priceFen":true}              | WHOLE_NUMBER_WANTED priceFen
          {"vintage":2147483648}         | WHOLE_NUMBER_WANTED vintage
          {"items":[{"kg":1},{"kg":0.1}]} | WHOLE_NUMBER_WANTED kg
          {"items":{"kg":1}}             | FIELD_UNREADABLE items
          {"name":7}                     | FIELD_UNREADABLE name
          {"name":{}}                    | FIELD_UNREADABLE name
          {"open":"yes"}                 | FIELD_UNREADABLE open
          {"at":"yesterday"}             | TIME_UNREADABLE at
          {"rights":["FLY"]}             | VALUE_NOT_OFFERED rights
          {"kilograms":1}                | UNKNOWN_FIELD kilograms
          {"items":[{"KG":1}]}           | UNKNOWN_FIELD KG
          []                             | MALFORMED_JSON null
          7                              | MALFORMED_JSON null
          """)
  void aBodyFitsItsRecordOrIsRefusedByField(String body, String outcome) {
    assertThat(outcome(body)).isEqualTo(outcome);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "{", "{}{}", "{}x", "{} []", "{\"kg\":1,\"kg\":2}", "{'kg':1}"})
  void whatIsNoSingleJsonValueIsRefused(String body) {
    assertThatThrownBy(() -> parse(body)).isInstanceOf(Rejected.class);
  }

  @Test
  void whatIsNestedTooDeeplyIsRefused() {
    assertThatThrownBy(() -> parse("[".repeat(100_000))).isInstanceOf(Rejected.class);
    assertThatThrownBy(() -> parse("[".repeat(100_000) + "]".repeat(100_000)))
        .isInstanceOf(Rejected.class);
  }

  private static String outcome(String body) {
    try {
      BodyShape.check("", parse(body), Order.class);
      return "fits";
    } catch (Rejected refusal) {
      return refusal.reason() + " " + refusal.field();
    }
  }

  private static JsonValue parse(String body) {
    return BodyShape.parse(body.getBytes(StandardCharsets.UTF_8));
  }
}
