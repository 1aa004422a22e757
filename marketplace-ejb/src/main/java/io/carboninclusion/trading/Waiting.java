package io.carboninclusion.trading;

import java.util.concurrent.CompletableFuture;

/**
 * Something in the writer's queue: a command with its waiting caller, or (without a command) a
 * question to the core that is answered between two batches.
 */
final class Waiting {
  final byte[] command;
  final int account;
  final Runnable question;
  final CompletableFuture<Outcome> answer = new CompletableFuture<>();

  /** The command's key and body as they stand in it; high is 0 if it has no key. */
  final long keyHigh;

  final long keyLow;
  final long bodyHash;

  /** Given by the writer: where the command stands in the journal, also if it came before. */
  long sequence;

  Waiting(byte[] command, int account) {
    this.command = command;
    this.account = account;
    this.question = null;
    CommandReader reader = new CommandReader();
    reader.wrap(command, command.length);
    reader.next();
    this.keyHigh = reader.keyHigh();
    this.keyLow = reader.keyLow();
    this.bodyHash = reader.bodyHash();
  }

  Waiting(Runnable question) {
    this.command = null;
    this.account = 0;
    this.question = question;
    this.keyHigh = 0;
    this.keyLow = 0;
    this.bodyHash = 0;
  }
}
