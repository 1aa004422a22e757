package io.carboninclusion.api;

import io.carboninclusion.kernel.Page;
import io.carboninclusion.registry.Certificate;
import io.carboninclusion.registry.CertificateSummary;
import io.carboninclusion.registry.Methodology;
import io.carboninclusion.registry.PrintLanguage;
import io.carboninclusion.registry.PublicRegister;
import io.carboninclusion.registry.Scheme;
import io.carboninclusion.registry.SerialState;
import io.carboninclusion.registry.UnitTotals;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What anybody may read of the register. Needs no login and does not record who asks. */
@RequestScoped
@Path("/")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Public register")
public class CertificateResource {

  @Inject PublicRegister register;

  @GET
  @Path("certificates")
  @Operation(summary = "Certificates, the newest first")
  public Page<CertificateSummary> list(
      @QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit) {
    return register.certificates(Given.cursor(cursor), Given.limit(limit));
  }

  @GET
  @Path("certificates/{no}")
  @Operation(
      summary = "Check a certificate",
      description = "The number as people type it: small letters and missing dashes will do.")
  public Certificate get(@PathParam("no") String number) {
    return register.certificate(number);
  }

  @GET
  @Path("certificates/{no}.pdf")
  @Produces({"application/pdf", MediaType.APPLICATION_JSON})
  @Operation(summary = "The certificate to print, lang=zh or en")
  public Response pdf(@PathParam("no") String number, @QueryParam("lang") String language) {
    String name = register.certificate(number).number();
    byte[] pdf = register.pdf(number, PrintLanguage.of(language));
    return Response.ok(pdf, "application/pdf")
        .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + name + ".pdf\"")
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .build();
  }

  @GET
  @Path("certificates/{no}.svg")
  @Produces({"image/svg+xml", MediaType.APPLICATION_JSON})
  @Operation(summary = "The QR code that leads to the check page")
  public Response qr(@PathParam("no") String number) {
    return Response.ok(svg(register.qr(number)), "image/svg+xml")
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .build();
  }

  /** Four light modules around it, as readers expect. */
  private static String svg(boolean[][] modules) {
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < modules.length; y++) {
      for (int x = 0; x < modules[y].length; x++) {
        if (modules[y][x]) {
          path.append('M').append(x + 4).append(' ').append(y + 4).append("h1v1h-1z");
        }
      }
    }
    int size = modules.length + 8;
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 "
        + (size + " " + size)
        + "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h"
        + (size + "v" + size + "H0z")
        + "\"/><path fill=\"#15211c\" d=\""
        + path
        + "\"/></svg>";
  }

  @GET
  @Path("serials/{serial}")
  @Operation(summary = "What became of one kilogram; never who holds it")
  public SerialState serial(@PathParam("serial") String serial) {
    return register.serial(serial);
  }

  @GET
  @Path("registry/totals")
  @Operation(
      summary = "Issued = held + frozen + retire-only + retired, in kg, over all instruments")
  public UnitTotals totals() {
    return register.totals();
  }

  @GET
  @Path("schemes")
  @Operation(summary = "Schemes, and other registries whose projects are listed")
  public List<Scheme> schemes() {
    return register.schemes();
  }

  @GET
  @Path("methodologies")
  @Operation(summary = "Methodologies with their versions")
  public List<Methodology> methodologies() {
    return register.methodologies();
  }
}
