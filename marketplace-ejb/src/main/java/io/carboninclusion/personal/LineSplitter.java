package io.carboninclusion.personal;

/** Takes lines apart into fields, in the format of their file. */
final class LineSplitter {

  private final LineFields fields;
  private final int[] layout;
  private final JsonLine json;

  private LineSplitter(LineFields fields, int[] layout, JsonLine json) {
    this.fields = fields;
    this.layout = layout;
    this.json = json;
  }

  /**
   * @param layout which column stands where
   */
  static LineSplitter csv(Columns columns, int[] layout) {
    return new LineSplitter(new LineFields(columns), layout, null);
  }

  static LineSplitter ndjson(Columns columns) {
    LineFields fields = new LineFields(columns);
    return new LineSplitter(fields, null, new JsonLine(columns, fields));
  }

  LineFields fields() {
    return fields;
  }

  /** Null if the fields can be read, or why not. */
  LineRefusal split(byte[] line, int begin, int end) {
    if (end - begin > UploadLimits.LINE) {
      return LineRefusal.LINE_TOO_LONG;
    }
    if (!fields.isText(line, begin, end)) {
      return LineRefusal.LINE_ENCODING;
    }
    if (json == null) {
      return fields.readCsv(line, begin, end, layout);
    }
    boolean marked =
        end - begin > 2 && line[begin] == (byte) 0xEF && line[begin + 1] == (byte) 0xBB;
    return json.read(line, marked ? begin + 3 : begin, end) ? null : LineRefusal.LINE_UNREADABLE;
  }

  /** Whether it can be what a partner calls a person or an act. */
  static boolean isReference(LineFields fields, int column) {
    return fields.to(column) - fields.from(column) <= UploadLimits.REFERENCE;
  }
}
