package io.carboninclusion.registry;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvLinesTest {

  @Test
  void quotedFieldsHoldCommasQuotesAndLineEnds() {
    assertThat(read("a,\"b, \"\"B\"\"\",c\r\n\"d\r\ne\",,\"\"\nf,g,h"))
        .containsExactly("1 [a, b, \"B\", c]", "2 [d\r\ne, , ]", "4 [f, g, h]");
  }

  @Test
  void aByteOrderMarkAndEmptyLinesAreNoRecords() {
    assertThat(read("\ufeff\n\na,b\n\n\nc,d\n\n")).containsExactly("3 [a, b]", "6 [c, d]");
    assertThat(read("")).isEmpty();
  }

  @Test
  void aQuoteThatIsNeverClosedCostsItsOwnLineOnly() {
    assertThat(read("a,b\nc,\"d\ne,f\ng,h"))
        .containsExactly("1 [a, b]", "2 LINE_QUOTE", "3 [e, f]", "4 [g, h]");
    assertThat(read("a,\"b\"x\nc,d")).containsExactly("1 LINE_QUOTE", "2 [c, d]");
    assertThat(read("a,b\"x\nc,d")).containsExactly("1 LINE_QUOTE", "2 [c, d]");
  }

  @Test
  void aLineInAnotherEncodingOrFarTooLongIsOneBadLine() {
    byte[] latin = "a,b\nc,\u00e9\ne,f".getBytes(ISO_8859_1);
    assertThat(read(latin)).containsExactly("1 [a, b]", "2 LINE_ENCODING", "3 [e, f]");
    assertThat(read("a\n" + "x".repeat(CsvLines.RECORD_LIMIT + 1) + "\nb"))
        .containsExactly("1 [a]", "2 LINE_TOO_LONG", "3 [b]");
  }

  private static List<String> read(String file) {
    return read(file.getBytes(UTF_8));
  }

  private static List<String> read(byte[] file) {
    List<String> lines = new ArrayList<>();
    new CsvLines(file)
        .forEachRemaining(
            line ->
                lines.add(
                    line.number()
                        + " "
                        + (line.refusal() == null ? line.fields() : line.refusal().reason())));
    return lines;
  }
}
