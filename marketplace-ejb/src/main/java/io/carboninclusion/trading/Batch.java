package io.carboninclusion.trading;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One batch on its way: what was drained from the queue, sorted by what its key says. Only commands
 * that are new are journalled; a key that came before leads to the first answer.
 */
final class Batch {
  static final int COMMANDS = 4_096;

  private final ByteBuffer bytes = ByteBuffer.allocate(COMMANDS * Commands.MAX_BYTES);
  final List<Waiting> drained = new ArrayList<>(COMMANDS);

  /** Journalled in this order. */
  final List<Waiting> fresh = new ArrayList<>(COMMANDS);

  /** The key came before, in this batch or in an earlier one. */
  final List<Waiting> repeated = new ArrayList<>();

  /** The key came before with another body. */
  final List<Waiting> reused = new ArrayList<>();

  /** There is no room for the key. */
  final List<Waiting> turnedAway = new ArrayList<>();

  final List<Waiting> questions = new ArrayList<>();

  void clear() {
    for (List<Waiting> list : List.of(drained, fresh, repeated, reused, turnedAway, questions)) {
      list.clear();
    }
    bytes.clear();
  }

  /** Sorts what was drained; new keys are in the table after this. */
  void sort(Keys keys, long firstSequence, long timeMicros) {
    keys.fetch(drained);
    long sequence = firstSequence;
    for (Waiting waiting : drained) {
      if (waiting.question != null) {
        questions.add(waiting);
      } else if (admit(waiting, keys, sequence, timeMicros)) {
        bytes.put(waiting.command);
        fresh.add(waiting);
        sequence++;
      }
    }
  }

  private boolean admit(Waiting waiting, Keys keys, long sequence, long timeMicros) {
    waiting.sequence = sequence;
    if (waiting.keyHigh == 0) {
      return true;
    }
    long first = keys.find(waiting.keyHigh, waiting.keyLow, waiting.bodyHash);
    if (first == Keys.NEW) {
      if (!keys.hasRoom(timeMicros)) {
        turnedAway.add(waiting);
        return false;
      }
      keys.add(waiting.keyHigh, waiting.keyLow, waiting.bodyHash, sequence, timeMicros);
      return true;
    }
    waiting.sequence = first;
    (first == Keys.OTHER_BODY ? reused : repeated).add(waiting);
    return false;
  }

  /** The bytes of commands that came from no queue. */
  static byte[] bytes(List<RoomCommand> commands) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    commands.forEach(command -> all.writeBytes(Commands.of(command)));
    return all.toByteArray();
  }

  byte[] commands() {
    return Arrays.copyOf(bytes.array(), bytes.position());
  }
}
