package io.carboninclusion.db;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Properties;
import java.util.Set;

/**
 * Passwords that were generated once and are kept in a file that only its owner may read.
 *
 * <p>Letters and digits that are not mistaken for one another, so that they can be typed.
 */
public final class KeptSecrets {

  private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path file;

  public KeptSecrets(Path file) {
    this.file = file;
  }

  /** The secret of this name; generated with {@code length} characters when first asked for. */
  public synchronized String get(String name, int length) {
    Properties secrets = read();
    String kept = secrets.getProperty(name);
    if (kept != null) {
      return kept;
    }
    String fresh = generate(length);
    secrets.setProperty(name, fresh);
    write(secrets);
    return fresh;
  }

  static String generate(int length) {
    return RANDOM
        .ints(length, 0, ALPHABET.length())
        .collect(
            StringBuilder::new,
            (text, index) -> text.append(ALPHABET.charAt(index)),
            StringBuilder::append)
        .toString();
  }

  private Properties read() {
    Properties secrets = new Properties();
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        secrets.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return secrets;
  }

  private void write(Properties secrets) {
    try {
      createForOwnerOnly(file);
      try (Writer writer = Files.newBufferedWriter(file)) {
        secrets.store(
            writer, "Generated once. Whoever reads this file may enter the market's database.");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An empty file that nobody but its owner may read from its first moment on. */
  static void createForOwnerOnly(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    if (!Files.exists(file)) {
      Files.newByteChannel(
              file,
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
          .close();
    }
  }
}
