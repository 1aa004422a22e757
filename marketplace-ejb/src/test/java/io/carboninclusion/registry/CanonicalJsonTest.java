package io.carboninclusion.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carboninclusion.kernel.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {

  @Test
  void namesAreSortedAndNothingIsAddedBetween() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("purpose", "DONATION");
    document.put("kg", 30_000L);
    document.put("beneficiary", Map.of("name", "何某某", "id", ""));
    document.put("period", null);
    document.put("open", List.of(1, true, "x"));

    assertThat(text(document))
        .isEqualTo(
            "{\"beneficiary\":{\"id\":\"\",\"name\":\"何某某\"},\"kg\":30000,"
                + "\"open\":[1,true,\"x\"],\"period\":null,\"purpose\":\"DONATION\"}");
  }

  @Test
  void orderIsThatOfUtf16CodeUnitsAsInTheExampleOfRfc8785() {
    Map<String, Object> document = new LinkedHashMap<>();
    for (String name : List.of("\u20ac", "\r", "\ufb33", "1", "\ud83d\ude00", "\u0080", "\u00f6")) {
      document.put(name, 0);
    }

    assertThat(text(document))
        .isEqualTo(
            "{\"\\r\":0,\"1\":0,\"\u0080\":0,\"\u00f6\":0,\"\u20ac\":0,\"\ud83d\ude00\":0,\"\ufb33\":0}");
  }

  @Test
  void onlyWhatMustBeEscapedIs() {
    assertThat(text(Map.of("t", "\" \\ / \b\t\n\f\r \u0001 \u001f <b> é 😀")))
        .isEqualTo("{\"t\":\"\\\" \\\\ / \\b\\t\\n\\f\\r \\u0001 \\u001f <b> é 😀\"}");
  }

  @Test
  void theHashIsThatOfTheBytes() {
    assertThat(HexFormat.of().formatHex(Sha256.of(CanonicalJson.bytes(Map.of()))))
        .isEqualTo("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
  }

  @Test
  void whatIsNotExactIsNoDocument() {
    assertThatThrownBy(() -> text(Map.of("price", 1.5))).hasMessageContaining("no place");
    assertThatThrownBy(() -> text(Map.of("kg", 1L << 53))).hasMessageContaining("not exact");
    assertThatThrownBy(() -> text(Map.of("name", "a\ud83d"))).hasMessageContaining("half");
    assertThatThrownBy(() -> text(Map.of("name", "\ude00a"))).hasMessageContaining("half");
    assertThat(text(Map.of("list", new ArrayList<>(Arrays.asList("a", null)))))
        .isEqualTo("{\"list\":[\"a\",null]}");
  }

  private static String text(Map<String, ?> document) {
    return new String(CanonicalJson.bytes(document), StandardCharsets.UTF_8);
  }
}
