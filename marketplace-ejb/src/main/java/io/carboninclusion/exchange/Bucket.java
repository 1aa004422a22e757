package io.carboninclusion.exchange;

/** Where on an account an amount stands. */
public enum Bucket {
  AVAILABLE,
  FROZEN
}
