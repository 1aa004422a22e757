package io.carboninclusion.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "林场 🌲👩‍🌾",
        "O'Brien & Söhne; DROP TABLE x",
        "{0} #{1+1}"
      })
  void wordsAreKeptAsTheyAre(String words) {
    assertThat(Text.line("name", words, 200)).isEqualTo(words);
  }

  @Test
  void spacesAroundGoAndLettersAreComposed() {
    assertThat(Text.line("name", " \u3000cafe\u0301 ", 200)).isEqualTo("caf\u00e9");
  }

  @Test
  void theLimitCountsCharactersNotUnits() {
    assertThat(Text.line("name", "🌲".repeat(200), 200)).hasSize(400);
    Rejected tooLong = refusal("🌲".repeat(201));
    assertThat(tooLong.is(Text.Refusal.TEXT_TOO_LONG)).isTrue();
    assertThat(tooLong.field()).isEqualTo("name");
    assertThat(tooLong.arguments()).containsExactly(200, 201);
    assertThat(refusal("长".repeat(10_000)).arguments()).containsExactly(200, 10_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", "a\nb", "\ud83c", "abc\u202Egpj", "a\u2066b"})
  void whatWouldChangeTheTextAroundItIsRefused(String words) {
    assertThat(refusal(words).is(Text.Refusal.TEXT_UNREADABLE)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\u3000"})
  void nothingIsNoLine(String words) {
    assertThat(refusal(words).is(Text.Refusal.TEXT_MISSING)).isTrue();
    assertThat(Text.optionalLine("name", words, 200)).isEmpty();
  }

  @Test
  void aNoteMayHaveLines() {
    assertThat(Text.note("note", "one\ntwo", 1_000)).isEqualTo("one\ntwo");
    assertThat(Text.note("note", null, 1_000)).isEmpty();
  }

  private static Rejected refusal(String words) {
    return catchThrowableOfType(Rejected.class, () -> Text.line("name", words, 200));
  }
}
