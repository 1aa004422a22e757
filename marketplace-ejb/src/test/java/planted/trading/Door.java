package planted.trading;

import planted.registry.Certificates;

/** Breaks: trading knows nothing of certificates. */
public class Door {
  Certificates certificates;
}
