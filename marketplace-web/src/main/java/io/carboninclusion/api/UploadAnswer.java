package io.carboninclusion.api;

import io.carboninclusion.personal.Upload;
import io.carboninclusion.personal.UploadKind;
import io.carboninclusion.personal.UploadState;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An upload with its counts at this moment: lines = accepted + refused + repeated. */
@Schema(name = "Upload")
public record UploadAnswer(
    long id,
    UploadKind kind,
    String scheme,
    @Schema(description = "code and version that the upload named, or absent") String methodology,
    UploadState state,
    @Schema(description = "of the file, unpacked") long bytes,
    @Schema(description = "0 to 100") int percent,
    long lines,
    long accepted,
    @Schema(description = "listed under .../refusals") long refused,
    @Schema(
            description =
                "acts that were counted before, or accounts that say nothing new; acts are listed, too")
        long repeated,
    @Schema(description = "of the accepted acts") long mg,
    OffsetDateTime receivedAt,
    @Schema(description = "absent until it is done") OffsetDateTime finishedAt) {

  static UploadAnswer of(Upload u) {
    return new UploadAnswer(
        u.id(),
        u.kind(),
        u.scheme(),
        u.methodology(),
        u.state(),
        u.bytes(),
        u.percent(),
        u.linesRead(),
        u.accepted(),
        u.refused(),
        u.repeated(),
        u.mg(),
        MarketTime.of(u.receivedAt()),
        u.finishedAt() == null ? null : MarketTime.of(u.finishedAt()));
  }
}
