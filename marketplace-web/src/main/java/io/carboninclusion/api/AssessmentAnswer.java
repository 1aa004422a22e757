package io.carboninclusion.api;

import io.carboninclusion.court.Assessment;
import io.carboninclusion.court.CaseNumber;
import io.carboninclusion.court.NumberRead;
import io.carboninclusion.court.PriceNote;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.trading.InstrumentKind;
import io.carboninclusion.web.Texts;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a restoration order would do now, as it is told by call. */
@Schema(name = "RestorationAssessment")
public record AssessmentAnswer(
    Number number,
    @Schema(description = "fields the confirmation still asks for") List<String> missing,
    Long kg,
    Long requiredFen,
    List<InstrumentKind> allowedKinds,
    boolean otherKind,
    Assessment.Forecast forecast,
    @Schema(description = "what the kind cost lately, and what cases paid") List<PriceNote> prices,
    List<Told> warnings) {

  /** Something to be read, not to be obeyed. */
  @Schema(name = "RestorationWarning")
  public record Told(String reason, String field, String message) {

    static List<Told> of(List<Rejected> warnings, Locale language) {
      return warnings.stream()
          .map(told -> new Told(told.reason(), told.field(), Texts.of(told, language)))
          .toList();
    }
  }

  /** A number as it was understood. */
  @Schema(name = "CaseNumberRead")
  public record Number(
      String number, CaseNumber parts, String body, boolean courtKnown, List<Told> warnings) {

    static Number of(NumberRead read, Locale language) {
      return new Number(
          read.number(),
          read.parts(),
          read.body(),
          read.courtKnown(),
          Told.of(read.warnings(), language));
    }
  }

  static AssessmentAnswer of(Assessment assessment, Locale language) {
    return new AssessmentAnswer(
        Number.of(assessment.number(), language),
        assessment.missing(),
        assessment.kg(),
        assessment.requiredFen(),
        assessment.allowedKinds().stream().sorted().toList(),
        assessment.otherKind(),
        assessment.forecast(),
        assessment.prices(),
        Told.of(assessment.warnings(), language));
  }
}
