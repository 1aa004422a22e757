package io.carboninclusion.registry;

import com.google.zxing.qrcode.encoder.ByteMatrix;
import io.carboninclusion.kernel.Page;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.trading.Listings;
import io.carboninclusion.trading.OrderBook;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * What anybody may read of the register without a login: certificates, serials, sums, schemes and
 * methodologies. Nothing here tells who holds what.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PublicRegister {

  @Inject Certificates certificates;
  @Inject Serials serials;
  @Inject ReferenceData reference;
  @Inject Printer printer;
  @Inject Listings listings;
  @Inject OrderBook orderBook;

  /**
   * The certificate with this number, as people type it. One whose retirement is on its way is
   * waited for.
   *
   * @throws Rejected CERTIFICATE_NUMBER_FORMAT, CERTIFICATE_NUMBER_CHECK, UNKNOWN_CERTIFICATE,
   *     CERTIFICATE_NOT_READY
   */
  public Certificate certificate(String number) {
    CertificateNumber asked = CertificateNumber.parse(number);
    Optional<Certificate> certificate = certificates.find(asked);
    if (certificate.isEmpty() && certificates.isOnItsWay(asked)) {
      orderBook.awaitViews(orderBook.state().sequence());
      certificate = certificates.find(asked);
      if (certificate.isEmpty() && certificates.isOnItsWay(asked)) {
        throw Rejected.because(RegistryRefusal.CERTIFICATE_NOT_READY, asked.toString()).at("no");
      }
    }
    return certificate.orElseThrow(
        () -> Rejected.because(RegistryRefusal.UNKNOWN_CERTIFICATE, asked.toString()).at("no"));
  }

  /**
   * Printed, A4.
   *
   * @throws Rejected as {@link #certificate}, and PRINTER_BUSY
   */
  public byte[] pdf(String number, PrintLanguage language) {
    return printer.print(certificate(number), language);
  }

  /** The QR code that leads to the check page, as rows of modules: true is dark. */
  public boolean[][] qr(String number) {
    ByteMatrix matrix = CertificateArt.qr(certificate(number).proof().checkUrl());
    boolean[][] modules = new boolean[matrix.getHeight()][matrix.getWidth()];
    for (int y = 0; y < modules.length; y++) {
      for (int x = 0; x < modules[y].length; x++) {
        modules[y][x] = matrix.get(x, y) == 1;
      }
    }
    return modules;
  }

  /**
   * The newest certificates first.
   *
   * @param cursor {@link Page#next} of the page before, or null
   */
  public Page<CertificateSummary> certificates(Long cursor, int limit) {
    return certificates.recent(cursor, Page.size(limit));
  }

  /**
   * What became of one kilogram.
   *
   * @throws Rejected SERIAL_FORMAT, UNKNOWN_CODE, UNKNOWN_SERIAL
   */
  public SerialState serial(String text) {
    SerialNumber serial = SerialNumber.parse(text);
    return serials.find(listings.instrument(serial.instrument()).id(), serial);
  }

  /** The sums of all instruments. */
  public UnitTotals totals() {
    return serials.totals();
  }

  public List<Scheme> schemes() {
    return reference.schemes();
  }

  public List<Methodology> methodologies() {
    return reference.methodologies();
  }
}
