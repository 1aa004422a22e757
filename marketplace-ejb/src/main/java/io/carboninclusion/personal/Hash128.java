package io.carboninclusion.personal;

import java.nio.ByteBuffer;

/** A keyed hash of 128 bits, in two halves. */
record Hash128(long high, long low) {

  static Hash128 of(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new Hash128(buffer.getLong(), buffer.getLong());
  }

  byte[] bytes() {
    return ByteBuffer.allocate(16).putLong(high).putLong(low).array();
  }
}
