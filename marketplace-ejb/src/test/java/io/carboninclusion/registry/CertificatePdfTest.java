package io.carboninclusion.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class CertificatePdfTest {

  private static final String CODE = "SC-FOR-2024";

  @Test
  void printsInChinese() throws IOException {
    String text = text(print("zh", certificate("示例企业有限公司", twoRanges())));

    assertThat(text)
        .contains("注销证书", "C26-7K4M-Q2HD-93TV", "30.000", "30,000 kg CO", "示例企业有限公司")
        .contains("SC-FOR-2024-0001820001 – 0001838000", "18,000 kg")
        .contains("SC-FOR-2024-0002205001 – 0002217000", "12,000 kg")
        .contains("四川汉源林草碳普惠项目（示例）", "第 2 版", "2024", "自愿抵消")
        .contains("R-20261120-000318", "2026-11-20 10:41:08 +08:00", "1,204,331")
        .contains("2026-01-01 至 2026-12-31", "https://market.example/check")
        .contains("cf83f990f4dc8775d5dc6070d95af6a0")
        .doesNotContain("□", "{{", "no=");
  }

  @Test
  void printsInEnglish() throws IOException {
    String text = text(print("en", certificate("Example Ltd", twoRanges())));

    assertThat(text)
        .contains("Retirement Certificate", "C26-7K4M-Q2HD-93TV", "30.000", "Example Ltd")
        .contains("Hanyuan forestry (example)", "version 2", "vintage 2024", "voluntary offset")
        .contains("20 November 2026", "2026-01-01 to 2026-12-31", "entry 1,204,331")
        .doesNotContain("□", "{{");
  }

  @Test
  void whatTheTypefaceCannotShowIsMarkedAndSaid() throws IOException {
    String odd = "<b>A & \"B\"</b> 👩‍👩‍👧 ❤️ ኢትዮጵያ 𠮷野家";
    String text = text(print("zh", certificate(odd, twoRanges())));

    assertThat(text).contains("<b>A & \"B\"</b> □ ", "野家", "标有 □ 的字符无法用证书字体印出");
  }

  @Test
  void aThousandRangesFillAnAnnexAndNoneIsLost() throws IOException {
    List<SerialRange> ranges = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      ranges.add(new SerialRange(CODE, 1 + 40L * i, 30 + 40L * i));
    }
    byte[] pdf = print("en", certificate("Example Ltd", ranges));
    String text = text(pdf);

    assertThat(text).contains("1,000 ranges from SC-FOR-2024-0000000001 to SC-FOR-2024-0000039990");
    for (SerialRange range : ranges) {
      assertThat(text).contains(range.toString());
    }
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isBetween(15, 40);
    }
  }

  @Test
  void aHundredThousandRangesAreNotAllPrintedAndThatIsSaid() {
    List<SerialRange> ranges = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      ranges.add(new SerialRange(CODE, 1 + 2L * i, 1 + 2L * i));
    }
    String page =
        new CertificateSheet(certificate("Example Ltd", ranges), PrintLanguage.EN).xhtml();

    assertThat(page)
        .contains("100,000 ranges from", "95,000 more ranges are not printed")
        .contains(ranges.get(CertificateSheet.PRINTED - 1).toString() + "<")
        .doesNotContain(ranges.get(CertificateSheet.PRINTED).toString() + "<");
  }

  @Test
  void longWordsAndALongNoteStayOnThePaper() throws IOException {
    Certificate one = certificate("名".repeat(200), twoRanges());
    Certificate.Claim claim = one.claim();
    Certificate longer =
        new Certificate(
            one.number(),
            one.retirement(),
            one.units(),
            new Certificate.Claim(
                "W".repeat(200),
                claim.beneficiaryId(),
                "付".repeat(200),
                claim.purpose(),
                "说明".repeat(500),
                claim.from(),
                claim.to(),
                null),
            one.proof(),
            List.of());
    String text = text(print("zh", longer)).replaceAll("\\s", "");

    assertThat(text).contains("W".repeat(200), "付".repeat(200), "说明".repeat(500));
  }

  @Test
  void aCasesCertificateNamesDecisionCourtAndDay() throws IOException {
    Certificate one = certificate("何某某", twoRanges());
    Certificate.Decision decision =
        new Certificate.Decision(
            "（2025）川1823刑初12号",
            "汉源县人民法院",
            DocumentKind.JUDGMENT,
            LocalDate.of(2025, 9, 6),
            new Certificate.Name("滥伐林木", "Illegal logging"),
            "当事人申请");
    Certificate.Claim claim =
        new Certificate.Claim(
            "何某某", "", "何某某", Purpose.ECOLOGICAL_COMPENSATION, "", null, null, decision);
    Certificate ofCase =
        new Certificate(one.number(), one.retirement(), one.units(), claim, one.proof(), List.of());

    assertThat(text(print("zh-case", ofCase)).replaceAll("\\s", ""))
        .contains("何某某依照汉源县人民法院（2025）川1823刑初12号判决书，购买", "2025-09-06", "滥伐林木", "当事人申请");
    assertThat(text(CertificatePdf.print(ofCase, PrintLanguage.EN)))
        .contains("Illegal logging", "substitute ecological restoration");
  }

  @Test
  void theSameCertificateIsTheSameFile() throws IOException {
    Certificate one = certificate("示例企业有限公司", twoRanges());

    assertThat(CertificatePdf.print(one, PrintLanguage.ZH))
        .isEqualTo(CertificatePdf.print(one, PrintLanguage.ZH))
        .hasSizeLessThan(200_000);
  }

  static List<SerialRange> twoRanges() {
    return List.of(
        new SerialRange(CODE, 1_820_001, 1_838_000), new SerialRange(CODE, 2_205_001, 2_217_000));
  }

  static Certificate certificate(String beneficiary, List<SerialRange> ranges) {
    Certificate.Origin origin =
        new Certificate.Origin(
            7,
            new SerialRange(CODE, 1, 8_640_000),
            51L,
            new Certificate.Name("四川汉源林草碳普惠项目（示例）", "Hanyuan forestry (example)"),
            new Certificate.Name("林草碳普惠（示例）", "Forestry and grassland (example)"),
            "2",
            new Certificate.Name("四川", "Sichuan"),
            null);
    long kg = ranges.stream().mapToLong(SerialRange::kg).sum();
    return new Certificate(
        "C26-7K4M-Q2HD-93TV",
        "R-20261120-000318",
        new Certificate.Units(
            CODE, "川林草-2024", "Sichuan forestry 2024", 2024, kg, ranges, List.of(origin)),
        new Certificate.Claim(
            beneficiary,
            "9151**********0000",
            "示例企业有限公司",
            Purpose.VOLUNTARY_OFFSET,
            "2026 年会议中和",
            LocalDate.of(2026, 1, 1),
            LocalDate.of(2026, 12, 31),
            null),
        new Certificate.Proof(
            Instant.parse("2026-11-20T02:41:08Z"),
            "cf83f990f4dc8775d5dc6070d95af6a02fe3950b2218b1c49713d9b11bcd3ce6",
            1_204_331,
            "https://market.example/check?no=C26-7K4M-Q2HD-93TV"),
        List.of());
  }

  /** Also keeps the file for people to look at. */
  private static byte[] print(String language, Certificate certificate) throws IOException {
    byte[] pdf = CertificatePdf.print(certificate, PrintLanguage.of(language));
    Path folder = Files.createDirectories(Path.of("target", "certificates"));
    int ranges = certificate.units().serials().size();
    int length = certificate.claim().beneficiary().length();
    Files.write(folder.resolve(language + "-" + ranges + "-" + length + ".pdf"), pdf);
    return pdf;
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }
}
