package io.carboninclusion.personal;

/** OPEN until the operator closes it; CLOSING while its contributions are being made. */
public enum PoolState {
  OPEN,
  CLOSING,
  CLOSED
}
