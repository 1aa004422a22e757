package io.carboninclusion.api;

import io.carboninclusion.kernel.Page;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.registry.ImportReport;
import io.carboninclusion.registry.Project;
import io.carboninclusion.registry.ProjectFile;
import io.carboninclusion.registry.ProjectFilter;
import io.carboninclusion.registry.ProjectState;
import io.carboninclusion.registry.RegisterProject;
import io.carboninclusion.registry.Registry;
import io.carboninclusion.registry.RegistryRefusal;
import io.carboninclusion.web.Texts;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Projects: registered by sellers, decided by administrators, listed from other registries. */
@RequestScoped
@Path("/projects")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Registry")
public class ProjectResource {

  @Inject Registry registry;
  @Inject CurrentCaller currentCaller;
  @Context HttpHeaders headers;

  /** Yes or no, and why. */
  public record Decision(Boolean approve, String reason) {}

  /** What became of a file of projects. */
  public record Imported(int imported, int unchanged, int refusedLines, List<BadLine> refused) {}

  /**
   * A line that was refused.
   *
   * @param line its number in the file, from 1
   * @param field the column at fault, or absent
   */
  public record BadLine(int line, String reason, String field, String message) {}

  @POST
  @Operation(
      summary = "Register a project (sellers)",
      description =
          "scheme, methodology and methodologyVersion are codes of GET /schemes and GET"
              + " /methodologies. One administrator approves it.")
  public Response register(RegisterProject wish) {
    Project project = registry.register(currentCaller.get(), Given.body(wish));
    return Response.status(Response.Status.CREATED).entity(project).build();
  }

  @GET
  @PermitAll
  @Operation(
      summary = "Projects, the newest first",
      description =
          "Approved ones and those of other registries for everybody; with a token also one's own,"
              + " for administrators all. state: REGISTERED, APPROVED, REJECTED or LISTED. q: part"
              + " of a name, a developer or an id elsewhere.")
  public Page<Project> list(
      @QueryParam("scheme") String scheme,
      @QueryParam("state") String state,
      @QueryParam("own") boolean own,
      @QueryParam("q") String words,
      @QueryParam("cursor") String cursor,
      @QueryParam("limit") Integer limit) {
    ProjectFilter filter = new ProjectFilter(scheme, state(state), own, words);
    return registry.projects(
        currentCaller.find().orElse(null), filter, Given.cursor(cursor), Given.limit(limit));
  }

  @GET
  @Path("/{id}")
  @PermitAll
  @Operation(summary = "One project; its files for the owner and administrators")
  public Project get(@PathParam("id") String id) {
    return registry.project(currentCaller.find().orElse(null), id(id));
  }

  @POST
  @Path("/{id}/approval")
  @Operation(summary = "Approve a project, or reject it with a reason (administrators)")
  public Project decide(@PathParam("id") String id, Decision decision) {
    boolean approve = Given.field("approve", Given.body(decision).approve());
    return registry.decide(currentCaller.get(), id(id), approve, decision.reason());
  }

  @POST
  @Path("/{id}/files")
  @Consumes({"application/pdf", "image/png", "image/jpeg"})
  @Operation(
      summary = "Add a document to one's own project",
      description = "The body is the file: PDF, PNG or JPEG, at most 10 MiB.")
  public Response addFile(
      @PathParam("id") String id, @QueryParam("name") String name, byte[] content) {
    Project project = registry.addFile(currentCaller.get(), id(id), name, content);
    return Response.status(Response.Status.CREATED).entity(project).build();
  }

  @GET
  @Path("/{id}/files/{file}")
  @Produces(MediaType.WILDCARD)
  @Operation(summary = "A document, as an attachment (owner and administrators)")
  public Response file(@PathParam("id") String id, @PathParam("file") String file) {
    ProjectFile found =
        registry.file(currentCaller.get(), id(id), Given.id(file, RegistryRefusal.UNKNOWN_FILE));
    String name = URLEncoder.encode(found.name(), StandardCharsets.UTF_8).replace("+", "%20");
    return Response.ok(found.content(), found.mediaType())
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename*=UTF-8''" + name)
        .header("X-Content-Type-Options", "nosniff")
        .build();
  }

  @POST
  @Path("/import")
  @Consumes("text/csv")
  @Operation(
      summary = "List the projects of another registry (administrators)",
      description =
          "RFC 4180, UTF-8, at most 10 MiB; the first line names the columns as the Voluntary"
              + " Registry Offsets Database does. Good lines stand, bad ones are named by number;"
              + " the same file twice changes nothing.")
  public Imported importProjects(byte[] csv) {
    ImportReport report = registry.importProjects(currentCaller.get(), Given.body(csv));
    Locale language = Problems.language(headers);
    return new Imported(
        report.imported(),
        report.unchanged(),
        report.refusedLines(),
        report.refused().stream()
            .map(
                bad ->
                    new BadLine(
                        bad.line(),
                        bad.refusal().reason(),
                        bad.refusal().field(),
                        Texts.of(bad.refusal(), language)))
            .toList());
  }

  private static long id(String asked) {
    return Given.id(asked, RegistryRefusal.UNKNOWN_PROJECT);
  }

  private static ProjectState state(String asked) {
    if (asked == null || asked.isEmpty()) {
      return null;
    }
    return Arrays.stream(ProjectState.values())
        .filter(state -> state.name().equals(asked))
        .findFirst()
        .orElseThrow(() -> Rejected.because(ApiRefusal.FIELD_UNREADABLE, "state").at("state"));
  }
}
