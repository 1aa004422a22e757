package io.carboninclusion.bench;

/** A matching engine under measurement, with a book that starts empty. */
interface Engine {

  /** Applies a part of the stream; the loop is each engine's own, so that none pays for another. */
  void apply(CommandStream stream, int from, int to);
}
