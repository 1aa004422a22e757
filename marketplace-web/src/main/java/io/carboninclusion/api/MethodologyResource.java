package io.carboninclusion.api;

import io.carboninclusion.personal.ActUnit;
import io.carboninclusion.personal.ModeRule;
import io.carboninclusion.personal.NewMethodology;
import io.carboninclusion.personal.PersonalMethodologies;
import io.carboninclusion.personal.PersonalMethodology;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Personal methodologies with their factors and caps. */
@RequestScoped
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "个人碳账户 Personal accounts")
public class MethodologyResource {

  @Inject PersonalMethodologies methodologies;
  @Inject CurrentCaller currentCaller;

  /** All of them, and the modes they may name. */
  public record Methodologies(
      List<PersonalMethodology> items, List<PersonalMethodologies.Mode> modes) {}

  /** What is proposed. */
  @Schema(name = "NewPersonalMethodology")
  public record Wish(
      String code,
      String version,
      String scheme,
      String nameZh,
      String nameEn,
      @Schema(description = "first day of acts that it counts") LocalDate validFrom,
      @Schema(description = "last day, or absent") LocalDate validTo,
      @Schema(description = "refuse an act that overlaps another of the same person")
          Boolean refuseOverlap,
      @Schema(description = "counts only uploads that name it") Boolean onRequest,
      @Schema(description = "figures that nobody has verified; true unless said otherwise")
          Boolean example,
      List<Mode> modes) {}

  /** One mode of it; a cap that is absent is off. */
  @Schema(name = "NewModeRule")
  public record Mode(
      String mode,
      ActUnit unit,
      @Schema(description = "reduction for one unit, millionths of a gram") Long factorUg,
      Integer maxKmh,
      Integer minMetres,
      Integer maxMetres,
      Integer maxRidesDay,
      Integer maxStepsDay) {

    ModeRule rule() {
      return new ModeRule(
          mode,
          unit,
          Given.field("factorUg", factorUg),
          maxKmh,
          minMetres,
          maxMetres,
          maxRidesDay,
          maxStepsDay);
    }
  }

  /** For POST /approvals/{id}. */
  public record Proposed(long proposal) {}

  @GET
  @Path("/personal-methodologies")
  @PermitAll
  @Operation(
      summary = "个人方法学及参数 · personal methodologies, factors and caps, the newest first",
      description =
          "example: figures nobody has verified. approved: whether it holds; others wait for a"
              + " second administrator or were rejected.")
  public Methodologies list() {
    return new Methodologies(methodologies.list(), methodologies.modes());
  }

  @POST
  @Path("/admin/personal-methodologies")
  @Operation(
      summary = "提议新版个人方法学 · propose a version to a second administrator",
      description = "Acts that are counted keep their version. Role ADMIN.")
  public Response propose(Wish wish) {
    Given.body(wish);
    long proposal =
        methodologies.propose(
            currentCaller.get(),
            new NewMethodology(
                wish.code(),
                wish.version(),
                wish.scheme(),
                wish.nameZh(),
                wish.nameEn(),
                wish.validFrom(),
                wish.validTo(),
                Boolean.TRUE.equals(wish.refuseOverlap()),
                Boolean.TRUE.equals(wish.onRequest()),
                !Boolean.FALSE.equals(wish.example()),
                Given.field("modes", wish.modes()).stream()
                    .map(mode -> Given.field("modes", mode).rule())
                    .toList()));
    return Response.status(Response.Status.CREATED).entity(new Proposed(proposal)).build();
  }
}
