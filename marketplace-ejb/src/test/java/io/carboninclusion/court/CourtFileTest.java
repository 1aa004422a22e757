package io.carboninclusion.court;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carboninclusion.kernel.Rejected;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CourtFileTest {

  @Test
  void columnsComeInAnyOrderAndSpacesOfAllKindsAreDropped() {
    CourtFile file =
        read("level,code,name,adcode\n4, 川1823\u00a0, 汉源县人民法院 ,511823\u00a0\n,最高法,最高人民法院,\n");
    assertThat(file.courts())
        .containsExactly(
            new Court("川1823", "汉源县人民法院", "511823", "", 4),
            new Court("最高法", "最高人民法院", "", "", null));
    assertThat(file.report().refusedLines()).isZero();
  }

  @Test
  void eachBadLineIsNamedAndTheOthersStand() {
    CourtFile file =
        read(
            "name,code,adcode,division,level\n"
                + "甲院,川1,,,\n"
                + "乙院,川18,51182,,\n"
                + ",川1823,,,\n"
                + "丙院,川1824,,,十\n"
                + "丁\"院,川1825,,,\n"
                + "戊院,川1826,,,4\n");
    assertThat(file.courts()).extracting(Court::code).containsExactly("川1826");
    assertThat(file.report().refused())
        .extracting(bad -> bad.line() + " " + bad.refusal().reason())
        .containsExactly(
            "2 COURT_CODE_UNUSABLE",
            "3 DIVISION_CODE_UNUSABLE",
            "4 TEXT_MISSING",
            "5 COURT_LEVEL_UNUSABLE",
            "6 LINE_QUOTE");
  }

  @Test
  void anotherEncodingIsOneBadLineEach() {
    byte[] gbk = "name,code\n汉源县人民法院,川1823\n".getBytes(Charset.forName("GBK"));
    assertThat(CourtFile.read(gbk).report().refused())
        .extracting(bad -> bad.refusal().reason())
        .containsExactly("LINE_ENCODING");
  }

  @Test
  void withoutItsColumnsOrTooLargeItIsRefusedAsAWhole() {
    assertThatThrownBy(() -> read("name\n甲院\n"))
        .isInstanceOfSatisfying(
            Rejected.class, refusal -> assertThat(refusal.field()).isEqualTo("code"));
    assertThatThrownBy(() -> read("")).isInstanceOf(Rejected.class);
    assertThatThrownBy(() -> CourtFile.read(new byte[Limits.IMPORT + 1]))
        .isInstanceOfSatisfying(
            Rejected.class, refusal -> assertThat(refusal.reason()).isEqualTo("IMPORT_TOO_LARGE"));
  }

  private static CourtFile read(String csv) {
    return CourtFile.read(csv.getBytes(StandardCharsets.UTF_8));
  }
}
