package io.carboninclusion.court;

import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.kernel.Text;
import io.carboninclusion.registry.CsvLines;
import io.carboninclusion.registry.RegistryRefusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A file of courts read line by line: comma-separated values whose first line names the columns
 * name, code, adcode, division and level, in any order; name and code must be there. Every line
 * stands alone.
 */
final class CourtFile {

  private static final int NAME = 100;
  private static final int HIGHEST_LEVEL = 9;

  private final Map<String, Integer> columns = new LinkedHashMap<>();
  private final List<Court> courts = new ArrayList<>();
  private final List<CourtFileReport.BadLine> bad = new ArrayList<>();

  private CourtFile() {}

  /**
   * @throws Rejected IMPORT_TOO_LARGE, IMPORT_COLUMN_MISSING {column}
   */
  static CourtFile read(byte[] csv) {
    if (csv.length > Limits.IMPORT) {
      throw Rejected.because(RegistryRefusal.IMPORT_TOO_LARGE, Limits.IMPORT >> 20);
    }
    CourtFile file = new CourtFile();
    CsvLines lines = new CsvLines(csv);
    file.headings(lines.hasNext() ? lines.next().fields() : List.of());
    while (lines.hasNext()) {
      file.take(lines.next());
    }
    return file;
  }

  /** The good lines, in their order; a code that comes twice counts as it stands last. */
  List<Court> courts() {
    return courts;
  }

  CourtFileReport report() {
    return new CourtFileReport(
        courts.size(), bad.size(), bad.stream().limit(Limits.IMPORT_LINES).toList());
  }

  private void headings(List<String> names) {
    for (int i = 0; i < names.size(); i++) {
      columns.putIfAbsent(names.get(i).strip(), i);
    }
    for (String needed : List.of("name", "code")) {
      if (!columns.containsKey(needed)) {
        throw Rejected.because(RegistryRefusal.IMPORT_COLUMN_MISSING, needed).at(needed);
      }
    }
  }

  private void take(CsvLines.Line line) {
    try {
      if (line.refusal() != null) {
        throw line.refusal();
      }
      courts.add(court(line.fields()));
    } catch (Rejected refusal) {
      bad.add(new CourtFileReport.BadLine(line.number(), refusal));
    }
  }

  private Court court(List<String> fields) {
    String code = bare(fields, "code");
    if (!CaseNumberReader.isCourtCode(code)) {
      throw Rejected.because(CourtRefusal.COURT_CODE_UNUSABLE, code).at("code");
    }
    String level = bare(fields, "level");
    if (!level.isEmpty() && !level.matches("[1-" + HIGHEST_LEVEL + "]")) {
      throw Rejected.because(CourtRefusal.COURT_LEVEL_UNUSABLE, level).at("level");
    }
    String division = bare(fields, "adcode");
    if (!division.isEmpty() && !division.matches("[0-9]{6}")) {
      throw Rejected.because(CourtRefusal.DIVISION_CODE_UNUSABLE, division).at("adcode");
    }
    return new Court(
        code,
        Text.line("name", field(fields, "name"), NAME),
        division,
        Text.optionalLine("division", field(fields, "division"), NAME),
        level.isEmpty() ? null : Integer.valueOf(level));
  }

  /** Lists made by hand carry spaces of all kinds, the one that does not break among them. */
  private String bare(List<String> fields, String column) {
    return field(fields, column).replaceAll("[\\s\u00a0\u3000]", "");
  }

  private String field(List<String> fields, String column) {
    Integer at = columns.get(column);
    return at == null || at >= fields.size() ? "" : fields.get(at);
  }
}
