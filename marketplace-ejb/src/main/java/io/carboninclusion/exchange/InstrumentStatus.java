package io.carboninclusion.exchange;

/** Whether orders may be placed. Cancelling is possible always. */
public enum InstrumentStatus {
  /** Defined, never opened yet. */
  DEFINED,
  OPEN,
  HALTED
}
