package io.carboninclusion.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The typeface of printed certificates: ten megabytes a weight, read once and kept. */
enum PrintFont {
  REGULAR(400, "Regular"),
  BOLD(700, "Bold");

  static final String FAMILY = "Noto Sans SC";

  /** Stands where the typeface has no glyph for what somebody wrote. */
  static final char MISSING = '□';

  private final int weight;
  private final String file;
  private TrueTypeFont font;
  private CmapLookup glyphs;

  PrintFont(int weight, String name) {
    this.weight = weight;
    this.file = "/fonts/ttf/NotoSansSC/NotoSansSC-" + name + ".ttf";
  }

  int weight() {
    return weight;
  }

  /** The typeface for one document, which gets only the glyphs that it uses. */
  PDFont in(PDDocument document) throws IOException {
    return PDType0Font.load(document, font(), true);
  }

  synchronized TrueTypeFont font() {
    if (font == null) {
      try (InputStream ttf = PrintFont.class.getResourceAsStream(file)) {
        font = new TTFParser(true).parse(new RandomAccessReadBuffer(ttf));
        glyphs = font.getUnicodeCmapLookup();
      } catch (IOException unreadable) {
        throw new UncheckedIOException(file, unreadable);
      }
    }
    return font;
  }

  boolean has(int character) {
    font();
    return glyphs.getGlyphId(character) != 0;
  }

  /**
   * The text as it can be printed: what has no glyph becomes {@link #MISSING}, a whole emoji
   * sequence one of it; marks that are invisible anyway vanish.
   */
  static String printable(String text) {
    StringBuilder printable = new StringBuilder(text.length());
    boolean joined = false;
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      i += Character.charCount(character);
      if (Character.isWhitespace(character)) {
        printable.append(' ');
        joined = false;
      } else if (isInvisible(character)) {
        joined = character == 0x200D;
      } else if (character == '₂' || REGULAR.has(character) && BOLD.has(character)) {
        printable.appendCodePoint(character);
        joined = false;
      } else if (!joined) {
        printable.append(MISSING);
      } else {
        joined = false;
      }
    }
    return printable.toString();
  }

  private static boolean isInvisible(int character) {
    return Character.getType(character) == Character.FORMAT
        || character >= 0xFE00 && character <= 0xFE0F
        || character >= 0x1F3FB && character <= 0x1F3FF
        || character >= 0xE0100 && character <= 0xE01EF;
  }
}
