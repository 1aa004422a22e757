package io.carboninclusion.registry;

import com.google.zxing.EncodeHintType;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import com.openhtmltopdf.extend.FSObjectDrawerFactory;
import com.openhtmltopdf.render.DefaultObjectDrawerFactory;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.GeneralPath;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;

/**
 * What is drawn on a certificate and not written: the bands, the mark, the seal, the QR code and
 * the strip that shows where its serials lie. All of it is outlines, sharp at any size.
 */
final class CertificateArt {

  /** How long the strip of serials is drawn. */
  private static final int STRIP = 1_000;

  private static final Color GREEN = new Color(0x1b5643);
  private static final Color RED = new Color(0xb8281c);
  private static final Color PALE = new Color(0xd5dfd9);
  private static final Color INK = new Color(0x15211c);

  /** In a millimetre. */
  private static final float POINTS = 72 / 25.4f;

  /** Draws into a square or strip whose units the drawing chooses. */
  private interface Drawing {
    void draw(Graphics2D paper) throws IOException;
  }

  private final Certificate certificate;

  CertificateArt(Certificate certificate) {
    this.certificate = certificate;
  }

  FSObjectDrawerFactory drawers() {
    DefaultObjectDrawerFactory drawers = new DefaultObjectDrawerFactory();
    register(drawers, "market/mark", 32, 32, paper -> bricks(paper, GREEN, 1, 4, 1));
    register(drawers, "market/seal", 140, 140, CertificateArt::seal);
    register(drawers, "market/strip", 1000, 20, this::strip);
    ByteMatrix qr = qr(certificate.proof().checkUrl());
    register(drawers, "market/qr", qr.getWidth(), qr.getHeight(), paper -> qr(paper, qr));
    return drawers;
  }

  /** The modules of the code: 1 is dark. */
  static ByteMatrix qr(String text) {
    try {
      Map<EncodeHintType, ?> hints = Map.of(EncodeHintType.CHARACTER_SET, "UTF-8");
      return Encoder.encode(text, ErrorCorrectionLevel.M, hints).getMatrix();
    } catch (com.google.zxing.WriterException tooLong) {
      throw new IllegalStateException(tooLong);
    }
  }

  private static void register(
      DefaultObjectDrawerFactory drawers, String type, double width, double height, Drawing art) {
    drawers.registerDrawer(
        type,
        (element, x, y, w, h, device, context, dotsPerPixel) -> {
          device.drawWithGraphics(
              (float) x,
              (float) y,
              (float) w / dotsPerPixel,
              (float) h / dotsPerPixel,
              paper -> {
                paper.scale(w / dotsPerPixel / width, h / dotsPerPixel / height);
                try {
                  art.draw(paper);
                } catch (IOException fontUnreadable) {
                  throw new UncheckedIOException(fontUnreadable);
                }
              });
          return null;
        });
  }

  /** A row of bricks along the upper and the lower edge of every page. */
  static void drawBands(PDDocument document) throws IOException {
    for (PDPage page : document.getPages()) {
      try (var paper = new PDPageContentStream(document, page, AppendMode.APPEND, true, true)) {
        paper.beginMarkedContent(COSName.ARTIFACT);
        paper.setNonStrokingColor(GREEN);
        for (float x = 0; x < 210; x += 4) {
          brick(paper, x, 297 - 2.6f);
          brick(paper, x, 0);
        }
        paper.fill();
        paper.endMarkedContent();
      }
    }
  }

  private static void brick(PDPageContentStream paper, float x, float y) throws IOException {
    paper.addRect(x * POINTS, y * POINTS, 3.4f * POINTS, 2.6f * POINTS);
  }

  /** The market's mark: three rows of bricks, each row lighter towards its end. */
  private static void bricks(Graphics2D paper, Color color, double x, double y, double size) {
    brick(paper, color, 100, x, y, 30 * size, 7 * size);
    brick(paper, color, 100, x, y + 9 * size, 19 * size, 7 * size);
    brick(paper, color, 55, x + 21 * size, y + 9 * size, 9 * size, 7 * size);
    brick(paper, color, 100, x, y + 18 * size, 8 * size, 7 * size);
    brick(paper, color, 55, x + 10 * size, y + 18 * size, 9 * size, 7 * size);
    brick(paper, color, 28, x + 21 * size, y + 18 * size, 9 * size, 7 * size);
  }

  private static void brick(
      Graphics2D paper, Color color, int percent, double x, double y, double w, double h) {
    // Mixed with white instead of transparent: prints the same everywhere.
    paper.setColor(
        new Color(
            255 - (255 - color.getRed()) * percent / 100,
            255 - (255 - color.getGreen()) * percent / 100,
            255 - (255 - color.getBlue()) * percent / 100));
    paper.fill(new Rectangle2D.Double(x, y, w, h));
  }

  private static void seal(Graphics2D paper) throws IOException {
    paper.setColor(RED);
    ring(paper, 67.5, 64.5);
    ring(paper, 61, 60);
    arc(paper, "碳普惠减排量交易市场", 12.5, 47);
    line(paper, "注销证书专用章", 11, 70, 107);
    bricks(paper, RED, 50, 52, 4.0 / 3);
  }

  private static void ring(Graphics2D paper, double outer, double inner) {
    Path2D ring = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    ring.append(new Ellipse2D.Double(70 - outer, 70 - outer, 2 * outer, 2 * outer), false);
    ring.append(new Ellipse2D.Double(70 - inner, 70 - inner, 2 * inner, 2 * inner), false);
    paper.fill(ring);
  }

  /** Letters around the upper half, each upright on its own radius. */
  private static void arc(Graphics2D paper, String text, double size, double radius)
      throws IOException {
    double step = Math.toRadians(17.5);
    double angle = -step * (text.length() - 1) / 2;
    for (char letter : text.toCharArray()) {
      AffineTransform place = AffineTransform.getTranslateInstance(70, 70);
      place.rotate(angle);
      place.translate(-size / 2, -radius);
      paper.fill(letter(letter, size).createTransformedShape(place));
      angle += step;
    }
  }

  private static void line(Graphics2D paper, String text, double size, double centre, double y)
      throws IOException {
    double x = centre - size * text.length() / 2;
    for (char letter : text.toCharArray()) {
      AffineTransform place = AffineTransform.getTranslateInstance(x, y);
      paper.fill(letter(letter, size).createTransformedShape(place));
      x += size;
    }
  }

  /** The outline of a letter that stands on the line, so no font of the machine is needed. */
  private static GeneralPath letter(char letter, double size) throws IOException {
    TrueTypeFont font = PrintFont.BOLD.font();
    int glyph = font.getUnicodeCmapLookup().getGlyphId(letter);
    GeneralPath path = (GeneralPath) font.getGlyph().getGlyph(glyph).getPath().clone();
    double scale = size / font.getUnitsPerEm();
    path.transform(AffineTransform.getScaleInstance(scale, -scale));
    return path;
  }

  private void strip(Graphics2D paper) {
    paper.setColor(PALE);
    paper.fillRect(0, 0, STRIP, 20);
    paper.setColor(RED);
    SerialRange issued = certificate.units().issued();
    for (SerialRange range : certificate.units().serials()) {
      int width = (int) Math.max(3, partOf(STRIP, range.kg(), issued.kg()));
      int x = (int) partOf(STRIP, range.first() - issued.first(), issued.kg());
      paper.fillRect(Math.min(x, STRIP - width), 0, width, 20);
    }
  }

  /** The whole number nearest to {@code length * part / all}. */
  private static long partOf(int length, long part, long all) {
    return (2 * Math.multiplyExact(length, part) + all) / (2 * all);
  }

  private static void qr(Graphics2D paper, ByteMatrix modules) {
    paper.setColor(INK);
    Path2D dark = new Path2D.Double();
    for (int y = 0; y < modules.getHeight(); y++) {
      for (int x = 0; x < modules.getWidth(); x++) {
        if (modules.get(x, y) == 1) {
          dark.append(new Rectangle2D.Double(x, y, 1, 1), false);
        }
      }
    }
    paper.fill(dark);
  }
}
