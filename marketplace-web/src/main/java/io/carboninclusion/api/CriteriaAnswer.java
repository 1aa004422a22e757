package io.carboninclusion.api;

import io.carboninclusion.trading.InstrumentKind;
import io.carboninclusion.trading.Wanted;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which instruments an order across books may buy, as it was asked for. */
@Schema(name = "Criteria")
public record CriteriaAnswer(
    List<InstrumentKind> kinds,
    @Schema(description = "absent for any") String scheme,
    @Schema(description = "absent for any") Integer firstVintage,
    @Schema(description = "absent for any") Integer lastVintage) {

  static CriteriaAnswer of(Wanted wanted) {
    return new CriteriaAnswer(
        wanted.kinds().stream().sorted().toList(),
        wanted.scheme(),
        wanted.firstVintage(),
        wanted.lastVintage());
  }
}
