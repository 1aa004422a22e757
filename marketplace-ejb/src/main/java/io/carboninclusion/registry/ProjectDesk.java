package io.carboninclusion.registry;

import io.carboninclusion.audit.Trail;
import io.carboninclusion.audit.Transactions;
import io.carboninclusion.kernel.Page;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.kernel.Text;
import io.carboninclusion.participant.Caller;
import io.carboninclusion.participant.Role;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;

/** Projects: registered by sellers, decided by administrators, listed from other registries. */
@Dependent
class ProjectDesk {

  @Inject Projects projects;
  @Inject ProjectFiles files;
  @Inject ProjectImport projectImport;
  @Inject ReferenceData reference;
  @Inject Transactions transactions;
  @Inject Trail trail;

  Project register(Caller caller, RegisterProject wish) {
    caller.require(Role.SELLER);
    RegisterProject checked = checked(wish);
    return transactions.inNew(
        () -> {
          ProjectRow row = new ProjectRow(caller, checked, Clock.systemUTC().instant());
          projects.add(row);
          record(caller, "REGISTER", row.id(), Map.of("name", checked.nameZh()));
          return row.read(null);
        });
  }

  private RegisterProject checked(RegisterProject wish) {
    Scheme scheme = reference.scheme(wish.scheme());
    if (scheme.otherRegistry()) {
      throw Rejected.because(RegistryRefusal.NO_SUCH_SCHEME, scheme.code()).at("scheme");
    }
    Methodology methodology = reference.methodology(wish.methodology(), wish.methodologyVersion());
    if (!methodology.scheme().equals(scheme.code())) {
      throw Rejected.because(
              RegistryRefusal.METHODOLOGY_OF_OTHER_SCHEME, methodology.code(), scheme.code())
          .at("methodology");
    }
    int from = vintage("vintageFrom", wish.vintageFrom());
    int to = vintage("vintageTo", wish.vintageTo());
    if (to < from) {
      throw Rejected.because(
              RegistryRefusal.VINTAGES_REVERSED, Integer.toString(from), Integer.toString(to))
          .at("vintageTo");
    }
    return new RegisterProject(
        scheme.code(),
        methodology.code(),
        methodology.version(),
        Text.line("region", wish.region(), Limits.NAME),
        from,
        to,
        Text.line("nameZh", wish.nameZh(), Limits.NAME),
        Text.optionalLine("nameEn", wish.nameEn(), Limits.NAME),
        Text.line("developer", wish.developer(), Limits.NAME));
  }

  private static int vintage(String field, Integer year) {
    if (year == null || !Limits.isVintage(year)) {
      throw Rejected.because(
              RegistryRefusal.VINTAGE_UNUSABLE, year == null ? "" : Integer.toString(year))
          .at(field);
    }
    return year;
  }

  Project addFile(Caller caller, long project, String name, byte[] content) {
    caller.require(Role.SELLER);
    if (content == null || content.length == 0) {
      throw Rejected.because(RegistryRefusal.FILE_EMPTY).at("file");
    }
    if (content.length > Limits.FILE) {
      throw Rejected.because(RegistryRefusal.FILE_TOO_LARGE, Limits.FILE >> 20).at("file");
    }
    FileKind kind = FileKind.of(content);
    // Some browsers send the folder too.
    String given =
        name == null
            ? ""
            : name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String fileName = Text.line("name", given, Limits.NAME);
    return transactions.inNew(
        () -> {
          ProjectRow row = projects.get(caller, project);
          if (!row.isOf(caller)) {
            throw Rejected.because(RegistryRefusal.UNKNOWN_PROJECT, project);
          }
          ProjectFileRow file = new ProjectFileRow(row, fileName, kind, content, caller);
          files.add(file);
          record(caller, "ADD_FILE", project, Map.of("name", fileName, "bytes", content.length));
          return projects.read(row);
        });
  }

  ProjectFile file(Caller caller, long project, long file) {
    ProjectRow row = projects.get(caller, project);
    if (!Projects.isInside(row, caller)) {
      throw Rejected.because(RegistryRefusal.UNKNOWN_FILE, file);
    }
    return files.get(project, file);
  }

  Project decide(Caller caller, long project, boolean approve, String reason) {
    caller.require(Role.ADMIN);
    String note = Text.note("reason", reason, Limits.NOTE);
    if (!approve && note.isEmpty()) {
      throw Rejected.because(RegistryRefusal.PROJECT_REASON_MISSING).at("reason");
    }
    return transactions.inNew(
        () -> {
          ProjectRow row = projects.get(caller, project);
          if (row.isOfOtherRegistry()) {
            throw Rejected.because(RegistryRefusal.PROJECT_OF_OTHER_REGISTRY, row.externalId());
          }
          if (projects.isDecided(row)) {
            throw Rejected.because(RegistryRefusal.PROJECT_DECIDED, project);
          }
          var now = Clock.systemUTC().instant();
          ProjectDecisionRow decision = new ProjectDecisionRow(row, caller, approve, note, now);
          projects.add(decision);
          record(caller, approve ? "APPROVE" : "REJECT", project, Map.of("note", note));
          return row.read(decision);
        });
  }

  ImportReport importProjects(Caller caller, byte[] csv) {
    caller.require(Role.ADMIN);
    if (csv.length > Limits.IMPORT) {
      throw Rejected.because(RegistryRefusal.IMPORT_TOO_LARGE, Limits.IMPORT >> 20).at("file");
    }
    return projectImport.run(caller, csv);
  }

  Page<Project> list(Caller caller, ProjectFilter filter, Long cursor, int limit) {
    return projects.list(caller, filter, cursor, Page.size(limit));
  }

  Project get(Caller caller, long id) {
    ProjectRow row = projects.get(caller, id);
    Project project = projects.read(row);
    return Projects.isInside(row, caller) ? project.with(files.of(id)) : project;
  }

  private void record(Caller by, String verb, long project, Map<String, Object> details) {
    trail.record(by.actor(), verb, "project " + project, details);
  }
}
