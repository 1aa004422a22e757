package io.carboninclusion.registry;

import io.carboninclusion.kernel.Rejected;
import java.util.Arrays;

/** What a document may be, told by its first bytes and not by its name. */
enum FileKind {
  PDF("application/pdf", '%', 'P', 'D', 'F', '-'),
  PNG("image/png", 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A),
  JPEG("image/jpeg", 0xFF, 0xD8, 0xFF);

  private final String mediaType;
  private final int[] beginning;

  FileKind(String mediaType, int... beginning) {
    this.mediaType = mediaType;
    this.beginning = beginning;
  }

  String mediaType() {
    return mediaType;
  }

  /**
   * @throws Rejected FILE_KIND
   */
  static FileKind of(byte[] content) {
    return Arrays.stream(values())
        .filter(kind -> kind.begins(content))
        .findFirst()
        .orElseThrow(() -> Rejected.because(RegistryRefusal.FILE_KIND).at("file"));
  }

  private boolean begins(byte[] content) {
    if (content.length < beginning.length) {
      return false;
    }
    for (int i = 0; i < beginning.length; i++) {
      if ((content[i] & 0xFF) != beginning[i]) {
        return false;
      }
    }
    return true;
  }
}
