package io.carboninclusion.registry;

import io.carboninclusion.audit.Trail;
import io.carboninclusion.audit.Transactions;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.participant.Caller;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes over another registry's list of projects. Every line stands alone: good ones are kept, bad
 * ones are named by their number. A project has one id there, so the same file twice changes
 * nothing.
 */
@Dependent
class ProjectImport {

  private static final int LINES_IN_ONE_TRANSACTION = 500;

  @Inject Projects projects;
  @Inject ReferenceData reference;
  @Inject Transactions transactions;
  @Inject Trail trail;

  private record Read(int line, ImportedProject project) {}

  /** What came of some lines. */
  private record Kept(int imported, int unchanged, List<ImportReport.BadLine> bad) {}

  /**
   * @throws Rejected IMPORT_COLUMN_MISSING if the first line does not name the columns
   */
  ImportReport run(Caller administrator, byte[] file) {
    List<ImportReport.BadLine> bad = new ArrayList<>();
    List<Read> read = read(file, bad);
    int imported = 0;
    int unchanged = 0;
    for (int from = 0; from < read.size(); from += LINES_IN_ONE_TRANSACTION) {
      List<Read> some = read.subList(from, Math.min(from + LINES_IN_ONE_TRANSACTION, read.size()));
      Kept kept = transactions.inNew(() -> keep(administrator, some));
      imported += kept.imported();
      unchanged += kept.unchanged();
      bad.addAll(kept.bad());
    }
    bad.sort(Comparator.comparingInt(ImportReport.BadLine::line));
    return new ImportReport(
        imported, unchanged, bad.size(), bad.stream().limit(Limits.IMPORT_LINES).toList());
  }

  private List<Read> read(byte[] file, List<ImportReport.BadLine> bad) {
    Set<String> registries =
        reference.schemes().stream()
            .filter(Scheme::otherRegistry)
            .map(Scheme::code)
            .collect(Collectors.toSet());
    CsvLines lines = new CsvLines(file);
    List<String> headings = lines.hasNext() ? lines.next().fields() : List.of();
    ImportedProject.Layout layout = ImportedProject.Layout.of(headings);
    List<Read> read = new ArrayList<>();
    while (lines.hasNext()) {
      CsvLines.Line line = lines.next();
      try {
        if (line.refusal() != null) {
          throw line.refusal();
        }
        ImportedProject project = ImportedProject.of(layout, line.fields());
        if (!registries.contains(project.scheme())) {
          throw Rejected.because(RegistryRefusal.NO_SUCH_SCHEME, project.scheme())
              .at(ImportedProject.Column.REGISTRY.heading());
        }
        read.add(new Read(line.number(), project));
      } catch (Rejected refusal) {
        bad.add(new ImportReport.BadLine(line.number(), refusal));
      }
    }
    return read;
  }

  private Kept keep(Caller administrator, List<Read> some) {
    Map<String, ProjectRow> known =
        new LinkedHashMap<>(
            projects.findExternal(some.stream().map(r -> r.project().externalId()).toList()));
    Instant now = Clock.systemUTC().instant();
    int imported = 0;
    int unchanged = 0;
    List<ImportReport.BadLine> bad = new ArrayList<>();
    for (Read read : some) {
      ProjectRow there = known.get(read.project().externalId());
      if (there == null) {
        ProjectRow row = new ProjectRow(administrator, read.project(), now);
        projects.add(row);
        known.put(row.externalId(), row);
        imported++;
      } else if (there.says(read.project())) {
        unchanged++;
      } else {
        bad.add(
            new ImportReport.BadLine(
                read.line(),
                Rejected.because(RegistryRefusal.PROJECT_DIFFERS, read.project().externalId())
                    .at(ImportedProject.Column.PROJECT_ID.heading())));
      }
    }
    if (imported > 0) {
      trail.record(
          administrator.actor(),
          "IMPORT",
          "projects",
          Map.of("imported", imported, "unchanged", unchanged));
    }
    return new Kept(imported, unchanged, bad);
  }
}
