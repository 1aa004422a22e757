package io.carboninclusion.registry;

import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.kernel.Text;
import java.util.List;

/**
 * One project of another registry, checked.
 *
 * @param externalId the registry and its number for the project
 * @param methodology as the registry names it, or null
 * @param firstYear or null
 */
record ImportedProject(
    String externalId,
    String scheme,
    String name,
    String activity,
    String methodology,
    String region,
    String developer,
    Integer firstYear) {

  private static final int SHORT_LIMIT = 40;

  /** The columns as that file names them; it may have more. */
  enum Column {
    PROJECT_ID("Project ID"),
    PROJECT_NAME("Project Name"),
    REGISTRY("Voluntary Registry"),
    TYPE("Type"),
    METHODOLOGY("Methodology / Protocol"),
    COUNTRY("Country"),
    STATE("State"),
    DEVELOPER("Project Developer"),
    FIRST_YEAR("First Year of Project");

    private final String heading;

    Column(String heading) {
      this.heading = heading;
    }

    String heading() {
      return heading;
    }
  }

  /** Where each column stands in this file. */
  record Layout(int[] positions, int width) {

    /**
     * @throws Rejected IMPORT_COLUMN_MISSING
     */
    static Layout of(List<String> headings) {
      List<String> found = headings.stream().map(String::strip).toList();
      int[] positions = new int[Column.values().length];
      for (Column column : Column.values()) {
        positions[column.ordinal()] = found.indexOf(column.heading());
        if (positions[column.ordinal()] < 0) {
          throw Rejected.because(RegistryRefusal.IMPORT_COLUMN_MISSING, column.heading());
        }
      }
      return new Layout(positions, headings.size());
    }

    private String read(List<String> fields, Column column) {
      String value = fields.get(positions[column.ordinal()]).strip();
      return value.equals("NULL") ? "" : value;
    }
  }

  /**
   * @throws Rejected LINE_FIELDS, EXTERNAL_ID_UNUSABLE, VINTAGE_UNUSABLE, TEXT_...; the field is
   *     the column's heading
   */
  static ImportedProject of(Layout layout, List<String> fields) {
    if (fields.size() != layout.width()) {
      throw Rejected.because(RegistryRefusal.LINE_FIELDS, layout.width(), fields.size());
    }
    String number = layout.read(fields, Column.PROJECT_ID);
    if (!number.matches("[A-Za-z0-9._-]{1,40}")) {
      throw Rejected.because(RegistryRefusal.EXTERNAL_ID_UNUSABLE).at(Column.PROJECT_ID.heading());
    }
    String registry = layout.read(fields, Column.REGISTRY);
    if (!registry.matches("[A-Z]{1,16}")) {
      throw Rejected.because(RegistryRefusal.NO_SUCH_SCHEME, shortened(registry))
          .at(Column.REGISTRY.heading());
    }
    return new ImportedProject(
        registry + " " + number,
        registry,
        Text.line(
            Column.PROJECT_NAME.heading(), layout.read(fields, Column.PROJECT_NAME), Limits.NAME),
        optional(layout, fields, Column.TYPE, 100),
        methodology(layout, fields),
        region(layout, fields),
        optional(layout, fields, Column.DEVELOPER, Limits.NAME),
        firstYear(layout.read(fields, Column.FIRST_YEAR)));
  }

  private static String optional(Layout layout, List<String> fields, Column column, int limit) {
    return Text.optionalLine(column.heading(), layout.read(fields, column), limit);
  }

  private static String methodology(Layout layout, List<String> fields) {
    String code = optional(layout, fields, Column.METHODOLOGY, SHORT_LIMIT);
    if (!code.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      throw Rejected.because(RegistryRefusal.NO_SUCH_METHODOLOGY, code, "")
          .at(Column.METHODOLOGY.heading());
    }
    return code.isEmpty() ? null : code;
  }

  private static String region(Layout layout, List<String> fields) {
    String country = optional(layout, fields, Column.COUNTRY, 90);
    String state = optional(layout, fields, Column.STATE, 90);
    return state.isEmpty() ? country : country + ", " + state;
  }

  private static Integer firstYear(String text) {
    if (text.isEmpty()) {
      return null;
    }
    if (!text.matches("[0-9]{4}") || !Limits.isVintage(Integer.parseInt(text))) {
      throw Rejected.because(RegistryRefusal.VINTAGE_UNUSABLE, shortened(text))
          .at(Column.FIRST_YEAR.heading());
    }
    return Integer.valueOf(text);
  }

  private static String shortened(String text) {
    return text.length() <= SHORT_LIMIT ? text : text.substring(0, SHORT_LIMIT);
  }
}
