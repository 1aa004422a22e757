package io.carboninclusion.api;

import io.carboninclusion.kernel.Page;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.personal.LineRefusal;
import io.carboninclusion.personal.NewUpload;
import io.carboninclusion.personal.PersonalRefusal;
import io.carboninclusion.personal.RefusedLine;
import io.carboninclusion.personal.Upload;
import io.carboninclusion.personal.UploadKind;
import io.carboninclusion.personal.Uploads;
import io.carboninclusion.web.Texts;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Files of accounts and acts from partner platforms. */
@RequestScoped
@Path("/schemes/{scheme}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "个人碳账户 Personal accounts")
public class UploadResource {

  static final String CSV = "text/csv";
  static final String NDJSON = "application/x-ndjson";
  private static final int WAIT = 20;
  private static final int LONGEST_WAIT = 60;

  @Inject Uploads uploads;
  @Inject CurrentCaller currentCaller;
  @Context HttpHeaders headers;

  /** A line that was not counted. */
  @Schema(name = "RefusedLine")
  public record RefusedLineAnswer(
      @Schema(description = "its number in the file, from 1") long line,
      LineRefusal reason,
      String message) {}

  @POST
  @Path("/accounts")
  @Consumes({CSV, NDJSON})
  @Operation(
      summary = "批量开立个人碳账户，含同意记录",
      description =
          "Opens accounts in bulk. Columns: account (your own reference, kept as a keyed hash"
              + " only), consents (COMPUTE POOL BANK INSURER DISPLAY, divided by spaces), version"
              + " of the consent's text, given (optional, when it was given). A line of a known"
              + " account adds consents. A purpose the person has withdrawn comes back only with a"
              + " later given. UTF-8, CSV with headings or NDJSON, Content-Encoding gzip allowed,"
              + " at most 4 GiB unpacked. The same file again is the same upload. Role PARTNER and right"
              + " TRADE.")
  public Response accounts(
      @PathParam("scheme") String scheme,
      @HeaderParam("Content-Encoding") String encoding,
      @HeaderParam("Idempotency-Key") String key,
      @Parameter(description = "seconds to wait for the counts, 0 to 60") @QueryParam("wait")
          String wait,
      InputStream body) {
    return receive(
        new NewUpload(UploadKind.ACCOUNTS, scheme, isCsv(), isGzip(encoding), null, null, key),
        wait,
        body);
  }

  @POST
  @Path("/acts")
  @Consumes({CSV, NDJSON})
  @Operation(
      summary = "批量上报低碳行为",
      description =
          "Reports acts in bulk. Columns: act (your own number of it), account (your reference),"
              + " mode (GET /personal-methodologies), start, end (seconds since 1970 or ISO 8601"
              + " with offset), metres (up to six decimals), steps. trip_id, rider_id,"
              + " start_epoch_s and end_epoch_s are understood as well. Each act is counted by the"
              + " methodology in force on its day, or by the version named here, rounded down to"
              + " the milligram, or listed with its reason. Answers 200 with the final counts, or"
              + " 202 while it is worked through: ask GET .../uploads/{id}. The same file again"
              + " changes nothing and is the same upload; an act that was counted in another file"
              + " is repeated. Role PARTNER and right TRADE.")
  public Response acts(
      @PathParam("scheme") String scheme,
      @Parameter(description = "code; without it the scheme's own") @QueryParam("methodology")
          String methodology,
      @QueryParam("version") String version,
      @HeaderParam("Content-Encoding") String encoding,
      @HeaderParam("Idempotency-Key") String key,
      @QueryParam("wait") String wait,
      InputStream body) {
    return receive(
        new NewUpload(
            UploadKind.ACTS,
            scheme,
            isCsv(),
            isGzip(encoding),
            methodology == null || methodology.isEmpty() ? null : methodology,
            version,
            key),
        wait,
        body);
  }

  @GET
  @Path("/uploads")
  @Operation(summary = "本平台的上报文件 · one's own uploads, the newest first")
  public Page<UploadAnswer> list(
      @QueryParam("cursor") String cursor, @QueryParam("limit") String limit) {
    return uploads
        .list(currentCaller.get(), Given.cursor(cursor), Given.limit(limit))
        .map(UploadAnswer::of);
  }

  @GET
  @Path("/uploads/{id}")
  @Operation(summary = "上报进度与计数 · an upload with its counts at this moment")
  public UploadAnswer get(@PathParam("id") String id) {
    return UploadAnswer.of(uploads.get(currentCaller.get(), id(id)));
  }

  @GET
  @Path("/uploads/{id}/refusals")
  @Operation(summary = "未计入的行及原因 · the lines that were not counted, each with its reason")
  public Page<RefusedLineAnswer> refusals(
      @PathParam("id") String id,
      @QueryParam("cursor") String cursor,
      @QueryParam("limit") String limit) {
    Locale language = Problems.language(headers);
    return uploads
        .refused(currentCaller.get(), id(id), Given.cursor(cursor), Given.limit(limit))
        .map(line -> answer(line, language));
  }

  private static RefusedLineAnswer answer(RefusedLine line, Locale language) {
    return new RefusedLineAnswer(
        line.line(),
        line.reason(),
        Texts.sentence(language, "line." + line.reason(), line.arguments().toArray()));
  }

  private Response receive(NewUpload wish, String wait, InputStream body) {
    var caller = currentCaller.get();
    int seconds = wait == null || wait.isEmpty() ? WAIT : seconds(wait);
    Upload taken = uploads.receive(caller, wish, body);
    Upload upload = uploads.await(caller, taken.id(), seconds);
    return Response.status(upload.isDone() ? Response.Status.OK : Response.Status.ACCEPTED)
        .entity(UploadAnswer.of(upload))
        .build();
  }

  private static int seconds(String wait) {
    if (!wait.matches("[0-9]{1,2}") || Integer.parseInt(wait) > LONGEST_WAIT) {
      throw Rejected.because(ApiRefusal.FIELD_UNREADABLE, "wait").at("wait");
    }
    return Integer.parseInt(wait);
  }

  private boolean isCsv() {
    MediaType type = headers.getMediaType();
    return type != null && type.getSubtype().equals("csv");
  }

  private static boolean isGzip(String encoding) {
    if (encoding == null || encoding.isEmpty() || encoding.equalsIgnoreCase("identity")) {
      return false;
    }
    if (!encoding.equalsIgnoreCase("gzip")) {
      throw Rejected.because(ApiRefusal.FIELD_UNREADABLE, "Content-Encoding")
          .at("Content-Encoding");
    }
    return true;
  }

  private static long id(String asked) {
    return Given.id(asked, PersonalRefusal.UNKNOWN_UPLOAD);
  }
}
