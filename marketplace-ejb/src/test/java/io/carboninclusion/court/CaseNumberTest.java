package io.carboninclusion.court;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.kernel.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseNumberTest {

  private static final Path REAL = Path.of("../../shared/data/courts/case-numbers.csv");
  private static final int YEAR = 2026;

  @Test
  void theHanyuanNumberIsTakenApart() {
    assertThat(CaseNumber.parse("（2025）川1823刑初12号", YEAR))
        .isEqualTo(new CaseNumber(2025, "川1823", "刑初", 12))
        .hasToString("（2025）川1823刑初12号");
  }

  @ParameterizedTest
  @CsvSource({
    "(2025)川1823刑初12号",
    " ( 2025 ) 川 1823 刑初 12 号 ",
    "〔2025〕川１８２３刑初１２号",
    "【２０２５】川1823 刑 初12号"
  })
  void bracketsDigitsAndSpacesOfEitherWidthAreAccepted(String typed) {
    assertThat(CaseNumber.parse(typed, YEAR)).hasToString("（2025）川1823刑初12号");
  }

  @ParameterizedTest
  @CsvSource({
    "'', CASE_NUMBER_OPENING, 1",
    "2025川1823刑初12号, CASE_NUMBER_OPENING, 1",
    "（25）川1823刑初12号, CASE_NUMBER_YEAR, 4",
    "（2O25）川1823刑初12号, CASE_NUMBER_YEAR, 3",
    "（2015）川1823刑初12号, CASE_NUMBER_YEAR_RANGE, 2",
    "（2027）川1823刑初12号, CASE_NUMBER_YEAR_RANGE, 2",
    "（2025川1823刑初12号, CASE_NUMBER_CLOSING, 6",
    "（2025）1823刑初12号, CASE_NUMBER_COURT, 7",
    "（2025）罗法刑初12号, CASE_NUMBER_COURT, 7",
    "（2025）最高院民申1号, CASE_NUMBER_COURT, 9",
    "（2025）川182刑初12号, CASE_NUMBER_COURT_DIGITS, 11",
    "（2025）川1刑初12号, CASE_NUMBER_COURT_DIGITS, 9",
    "（2025）川18-12号, CASE_NUMBER_TYPE, 10",
    "（2025）川1823, CASE_NUMBER_TYPE, 12",
    "（2025）川182312号, CASE_NUMBER_TYPE, 12",
    "（2025）川1823 XC12号, CASE_NUMBER_TYPE, 13",
    "（2025）川1823刑初号, CASE_NUMBER_SERIAL, 14",
    "（2025）川1823刑初012号, CASE_NUMBER_SERIAL, 14",
    "（2025）川1823刑初字第12号, CASE_NUMBER_SERIAL, 14",
    "（2025）川1823刑初12, CASE_NUMBER_END, 16",
    "（2025）川1823刑初1234567890号, CASE_NUMBER_END, 23",
    "（2025）川1823刑初12号之一, CASE_NUMBER_REST, 17"
  })
  void aMalformedNumberIsRefusedWithThePlaceOfTheError(String typed, CourtRefusal why, int place) {
    assertThatThrownBy(() -> CaseNumber.parse(typed, YEAR))
        .isInstanceOfSatisfying(
            Rejected.class,
            refusal -> {
              assertThat(refusal.reason()).isEqualTo(why.name());
              assertThat(refusal.arguments().get(0)).isEqualTo(place);
              assertThat(refusal.field()).isEqualTo("number");
            });
  }

  @Test
  void aTextThatNobodyTypesIsNotSearched() {
    assertThatThrownBy(() -> CaseNumber.parse("（".repeat(1_000_000), YEAR))
        .isInstanceOfSatisfying(
            Rejected.class, refusal -> assertThat(refusal.is(Text.Refusal.TEXT_TOO_LONG)).isTrue());
    assertThatThrownBy(() -> CaseNumber.parse(null, YEAR)).isInstanceOf(Rejected.class);
  }

  @Test
  void all166RealNumbersAreTakenApartRightly() throws IOException {
    assumeTrue(Files.exists(REAL), "the shared data is not here");
    List<String> lines = Files.readAllLines(REAL);
    assertThat(lines).hasSize(167);
    for (String line : lines.subList(1, lines.size())) {
      String[] parts = line.split(",", -1);
      CaseNumber number = CaseNumber.parse(parts[0], YEAR);
      assertThat(number)
          .as(line)
          .isEqualTo(
              new CaseNumber(
                  Integer.parseInt(parts[1]), parts[2], parts[3], Long.parseLong(parts[4])));
      assertThat(number.toString()).isEqualTo(parts[0].replace('(', '（').replace(')', '）'));
    }
  }
}
