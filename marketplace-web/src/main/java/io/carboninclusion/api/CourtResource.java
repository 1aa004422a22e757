package io.carboninclusion.api;

import io.carboninclusion.court.CaseAccount;
import io.carboninclusion.court.Cause;
import io.carboninclusion.court.Court;
import io.carboninclusion.court.CourtDesk;
import io.carboninclusion.court.CourtFileReport;
import io.carboninclusion.court.CourtOffice;
import io.carboninclusion.kernel.Page;
import io.carboninclusion.trading.InstrumentKind;
import io.carboninclusion.web.Texts;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The directory of courts, and the causes of cases with the kinds they allow. */
@RequestScoped
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "司法认购 Restoration orders")
public class CourtResource {

  @Inject CourtDesk desk;
  @Inject CourtOffice office;
  @Inject CurrentCaller currentCaller;
  @Context HttpHeaders headers;

  /** What became of a file of courts. */
  public record CourtsTaken(int taken, int refusedLines, List<ProjectResource.BadLine> refused) {}

  /** A cause as administrators set it. */
  public record CauseSetting(
      String nameZh, String nameEn, List<InstrumentKind> kinds, String basisZh, String basisEn) {}

  @GET
  @PermitAll
  @Path("/courts")
  @Operation(summary = "法院目录", description = "At most 50 courts with q in name or code, by code.")
  public List<Court> courts(@QueryParam("q") String words) {
    return desk.courts(words);
  }

  @POST
  @Path("/admin/courts")
  @Consumes("text/csv")
  @Operation(
      summary = "导入法院目录",
      description =
          "RFC 4180, UTF-8, at most 10 MiB; the first line names the columns name, code, adcode,"
              + " division, level. A court that is there is renewed, none is removed; bad lines are"
              + " named by number. Role ADMIN.")
  public CourtsTaken importCourts(byte[] csv) {
    CourtFileReport report = office.importCourts(currentCaller.get(), Given.body(csv));
    Locale language = Problems.language(headers);
    return new CourtsTaken(
        report.taken(),
        report.refusedLines(),
        report.refused().stream()
            .map(
                bad ->
                    new ProjectResource.BadLine(
                        bad.line(),
                        bad.refusal().reason(),
                        bad.refusal().field(),
                        Texts.of(bad.refusal(), language)))
            .toList());
  }

  @GET
  @PermitAll
  @Path("/causes")
  @Operation(
      summary = "案由与同质种类",
      description =
          "Causes of cases with the kinds of reduction each allows; another kind needs a written"
              + " reason. Settings of the administrators.")
  public List<Cause> causes() {
    return desk.causes();
  }

  @GET
  @Path("/admin/case-accounts")
  @Operation(
      summary = "案件账户：待缴款与待付余款",
      description =
          "The accounts of cases, the newest first: where a deposit goes (account of POST"
              + " /admin/deposits), and by which rule and to whom a residual is paid. which: ALL,"
              + " AWAITING_DEPOSIT or RESIDUAL_DUE. Role ADMIN.")
  public Page<CaseAccount> cases(
      @QueryParam("which") String which,
      @QueryParam("cursor") String cursor,
      @QueryParam("limit") String limit) {
    CaseAccount.Which wanted =
        which == null || which.isEmpty()
            ? CaseAccount.Which.ALL
            : Given.word("which", which, CaseAccount.Which.class);
    return office.cases(currentCaller.get(), wanted, Given.cursor(cursor), Given.limit(limit));
  }

  @PUT
  @Path("/admin/causes/{code}")
  @Operation(
      summary = "设定案由与同质种类",
      description = "Adds a cause or changes it from now on. Role ADMIN.")
  public Cause setCause(@PathParam("code") String code, CauseSetting setting) {
    CauseSetting typed = Given.body(setting);
    EnumSet<InstrumentKind> kinds = EnumSet.noneOf(InstrumentKind.class);
    Given.field("kinds", typed.kinds()).forEach(kind -> kinds.add(Given.field("kinds", kind)));
    return office.setCause(
        currentCaller.get(),
        new Cause(code, typed.nameZh(), typed.nameEn(), kinds, typed.basisZh(), typed.basisEn()));
  }
}
