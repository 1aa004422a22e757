package io.carboninclusion.personal;

import io.carboninclusion.kernel.Sha256;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.CipherInputStream;
import javax.crypto.CipherOutputStream;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Where the file of an upload waits until all of its lines are worked through, so that a market
 * that was killed goes on by itself. The file names persons, so it is encrypted (AES-CTR, a key
 * made from the market's secret, a start value of its own) and removed with its last line.
 */
final class Spool {

  private static final String RECEIVING = "receiving-";
  private static final String KEPT = "upload-";
  private static final int BLOCK = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path folder;
  private final SecretKeySpec key;

  Spool(Path folder, String secret) {
    this.folder = folder;
    this.key = new SecretKeySpec(key(secret), "AES");
  }

  /** A file that is being received. */
  Path fresh() throws IOException {
    Files.createDirectories(folder);
    return folder.resolve(RECEIVING + UUID.randomUUID());
  }

  OutputStream write(Path file) throws IOException {
    byte[] start = new byte[BLOCK];
    RANDOM.nextBytes(start);
    OutputStream output =
        new FileOutputStream(file.toFile()) {
          @Override
          public void close() throws IOException {
            getFD().sync();
            super.close();
          }
        };
    output.write(start);
    return new BufferedOutputStream(
        new CipherOutputStream(output, cipher(Cipher.ENCRYPT_MODE, start)), 1 << 16);
  }

  /** A received file is now that of this upload. */
  void keep(Path received, long upload) {
    try {
      Files.move(received, of(upload), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean has(long upload) {
    return Files.exists(of(upload));
  }

  /**
   * @param from bytes of the content to pass over
   */
  InputStream read(long upload, long from) throws IOException {
    InputStream file = new BufferedInputStream(Files.newInputStream(of(upload)), 1 << 16);
    byte[] start = file.readNBytes(BLOCK);
    BigInteger block = new BigInteger(1, start).add(BigInteger.valueOf(from / BLOCK));
    byte[] counter = new byte[BLOCK];
    byte[] moved = block.toByteArray();
    int length = Math.min(BLOCK, moved.length);
    System.arraycopy(moved, moved.length - length, counter, BLOCK - length, length);
    file.skipNBytes(from / BLOCK * BLOCK);
    InputStream plain = new CipherInputStream(file, cipher(Cipher.DECRYPT_MODE, counter));
    plain.skipNBytes(from % BLOCK);
    return plain;
  }

  void remove(long upload) {
    remove(of(upload));
  }

  static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The uploads whose files are here. */
  List<Long> uploads() {
    return names(KEPT).stream().map(name -> Long.valueOf(name.substring(KEPT.length()))).toList();
  }

  /** Removes what a market that was killed was receiving; nobody has an answer to that. */
  void removeHalfReceived() {
    names(RECEIVING).forEach(name -> remove(folder.resolve(name)));
  }

  private List<String> names(String prefix) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith(prefix))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path of(long upload) {
    return folder.resolve(KEPT + upload);
  }

  private Cipher cipher(int mode, byte[] start) throws IOException {
    try {
      Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
      cipher.init(mode, key, new IvParameterSpec(start));
      return cipher;
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private static byte[] key(String secret) {
    return Arrays.copyOf(Sha256.of("spool " + secret), BLOCK);
  }
}
