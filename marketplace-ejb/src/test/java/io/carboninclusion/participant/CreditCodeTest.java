package io.carboninclusion.participant;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.carboninclusion.kernel.Rejected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreditCodeTest {

  @Test
  void aCodeIsReadAsPeopleTypeIt() {
    String code = CreditCode.completed("91429999MA0000030").value();
    String fullWidth =
        code.chars().mapToObj(c -> String.valueOf((char) (c + 0xFEE0))).collect(joining());
    String spaced = " " + code.substring(0, 8) + " " + code.substring(8) + "\u3000";
    for (String typed : List.of(code, code.toLowerCase(), fullWidth, spaced)) {
      assertThat(CreditCode.parse(typed).value()).isEqualTo(code);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', CREDIT_CODE_LENGTH",
    "12345, CREDIT_CODE_LENGTH",
    "914299990000000301234, CREDIT_CODE_LENGTH",
    "A1429999MA00000300, CREDIT_CODE_FORMAT",
    "9142999XMA00000300, CREDIT_CODE_FORMAT",
    "91429999MI00000300, CREDIT_CODE_FORMAT",
    "91429999MO00000300, CREDIT_CODE_FORMAT",
    "91429999MS00000300, CREDIT_CODE_FORMAT",
    "91429999MV00000300, CREDIT_CODE_FORMAT",
    "91429999MZ00000300, CREDIT_CODE_FORMAT",
    "91429999MA😀0000300, CREDIT_CODE_FORMAT"
  })
  void whatIsNoCodeIsRefusedForItsReason(String typed, String reason) {
    assertThat(refusal(typed).reason()).isEqualTo(reason);
  }

  @Test
  void everyOtherCheckDigitIsWrongAndTheRightOneIsSaid() {
    String right = CreditCode.completed("N2429999MA0000099").value();
    for (char digit : "0123456789ABCDEFGHJKLMNPQRTUWXY".toCharArray()) {
      String code = right.substring(0, 17) + digit;
      if (!code.equals(right)) {
        Rejected refusal = refusal(code);
        assertThat(refusal.is(ParticipantRefusal.CREDIT_CODE_CHECK_DIGIT)).isTrue();
        assertThat(refusal.arguments()).containsExactly(right.substring(17), String.valueOf(digit));
      }
    }
  }

  @Test
  void twoNeighboursExchangedAreNoticed() {
    String right = CreditCode.completed("91429999MA0012345").value();
    for (int i = 8; i < 16; i++) {
      String exchanged =
          right.substring(0, i) + right.charAt(i + 1) + right.charAt(i) + right.substring(i + 2);
      if (!exchanged.equals(right)) {
        assertThat(refusal(exchanged).is(ParticipantRefusal.CREDIT_CODE_CHECK_DIGIT)).isTrue();
      }
    }
  }

  @Test
  void theCollectedVectorsComeOutAsTheySay() throws IOException {
    Path vectors = Path.of("../../shared/data/credit-codes/vectors.csv");
    assumeTrue(Files.exists(vectors), "the collected vectors are not beside the project");
    List<String> lines = Files.readAllLines(vectors);
    assertThat(lines).hasSizeGreaterThan(100);
    for (String line : lines.subList(1, lines.size())) {
      String[] vector = line.split(",", 3);
      String found = outcome(vector[0]);
      switch (vector[1]) {
        case "valid" -> assertThat(found).as(line).isEqualTo("valid");
        case "format-valid" -> assertThat(found).as(line).isIn("valid", "check_digit");
        default ->
            assertThat(found)
                .as(line)
                .isEqualTo(vector[2].replaceFirst("checksum.*", "check_digit"));
      }
    }
  }

  private static String outcome(String code) {
    try {
      CreditCode.parse(code);
      return "valid";
    } catch (Rejected refusal) {
      return refusal.reason().replace("CREDIT_CODE_", "").toLowerCase();
    }
  }

  private static Rejected refusal(String typed) {
    return catchThrowableOfType(Rejected.class, () -> CreditCode.parse(typed));
  }
}
