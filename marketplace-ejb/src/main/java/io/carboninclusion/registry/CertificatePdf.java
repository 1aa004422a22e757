package io.carboninclusion.registry;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZonedDateTime;
import java.util.GregorianCalendar;
import java.util.logging.Level;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Prints certificates, A4, one at a time: the typefaces are shared by all of them and PDFBox reads
 * them while it writes.
 */
final class CertificatePdf {

  private static final Object PRINTER = new Object();

  static {
    XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
  }

  private CertificatePdf() {}

  static byte[] print(Certificate certificate, PrintLanguage language) {
    String page = new CertificateSheet(certificate, language).xhtml();
    synchronized (PRINTER) {
      try (PDDocument document = new PDDocument();
          ByteArrayOutputStream pdf = new ByteArrayOutputStream(100_000)) {
        PdfRendererBuilder builder =
            new PdfRendererBuilder()
                .withHtmlContent(page, null)
                .usePDDocument(document)
                .useObjectDrawerFactory(new CertificateArt(certificate).drawers())
                .usePdfUaAccessibility(true)
                .withProducer(language.say("market"))
                .toStream(pdf);
        for (PrintFont font : PrintFont.values()) {
          PDFontSupplier typeface = new PDFontSupplier(font.in(document));
          builder.useFont(typeface, PrintFont.FAMILY, font.weight(), FontStyle.NORMAL, true);
        }
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
          renderer.layout();
          renderer.createPDFWithoutClosing();
          CertificateArt.drawBands(document);
          // The same certificate is the same file, whenever somebody asks for it.
          var time = certificate.proof().time().atZone(PrintLanguage.MARKET_ZONE);
          stamp(document, time, certificate.number());
          document.save(pdf);
        }
        return pdf.toByteArray();
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
    }
  }

  private static void stamp(PDDocument document, ZonedDateTime time, String number) {
    document.getDocumentInformation().setCreationDate(GregorianCalendar.from(time));
    document.getDocumentInformation().setModificationDate(GregorianCalendar.from(time));
    document.setDocumentId((long) number.hashCode());
  }
}
