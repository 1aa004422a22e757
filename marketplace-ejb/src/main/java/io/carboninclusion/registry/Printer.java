package io.carboninclusion.registry;

import io.carboninclusion.kernel.Rejected;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The one printer: one certificate at a time, a short queue before it, and the last ones kept, for
 * a certificate without corrections is always the same file.
 */
@ApplicationScoped
class Printer {

  private static final int QUEUE = 20;
  private static final int WAIT_SECONDS = 10;
  private static final int KEPT = 64;

  /** A certificate with an annex of thousands of ranges is not kept. */
  private static final int KEPT_BYTES = 512 * 1024;

  private record Key(Certificate certificate, PrintLanguage language) {}

  private final Semaphore printing = new Semaphore(1, true);
  private final Map<Key, byte[]> kept =
      Collections.synchronizedMap(
          new LinkedHashMap<>(KEPT, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, byte[]> eldest) {
              return size() > KEPT;
            }
          });

  /**
   * @throws Rejected PRINTER_BUSY
   */
  byte[] print(Certificate certificate, PrintLanguage language) {
    Key key = new Key(certificate, language);
    byte[] file = kept.get(key);
    if (file != null) {
      return file.clone();
    }
    takeTurn();
    try {
      byte[] printed = CertificatePdf.print(certificate, language);
      if (printed.length <= KEPT_BYTES) {
        kept.put(key, printed);
      }
      return printed.clone();
    } finally {
      printing.release();
    }
  }

  private void takeTurn() {
    try {
      if (printing.getQueueLength() < QUEUE
          && printing.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
    throw Rejected.because(RegistryRefusal.PRINTER_BUSY);
  }
}
