package io.carboninclusion.participant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class PasswordHashTest {

  @Test
  void aPasswordMatchesItsHashAndNoOther() {
    PasswordHash kept = PasswordHash.parse(PasswordHash.of("绿水青山 2026 🌲").toString());
    assertThat(kept.iterations()).isEqualTo(210_000);
    assertThat(kept.matches("绿水青山 2026 🌲")).isTrue();
    assertThat(kept.matches("绿水青山 2026")).isFalse();
  }

  @Test
  void theSamePasswordIsKeptDifferentlyEachTime() {
    PasswordHash one = PasswordHash.of("same password");
    assertThat(one.toString())
        .startsWith("pbkdf2-sha512$210000$")
        .isNotEqualTo(PasswordHash.of("same password").toString());
  }

  /** The vector of one iteration that goes round for this hash: password, salt. */
  @Test
  void itIsPbkdf2WithHmacSha512() {
    byte[] published =
        HexFormat.of().parseHex("867f70cf1ade02cff3752599a3a53dc4af34c7a669815ae5d513554e1c8cf252");
    assertThat(new PasswordHash(1, "salt".getBytes(), published).matches("password")).isTrue();
  }

  @Test
  void composedAndDecomposedLettersAreTheSamePassword() {
    PasswordHash kept = PasswordHash.of("caf\u00e9 noir");
    assertThat(kept.matches("cafe\u0301 noir")).isTrue();
  }
}
