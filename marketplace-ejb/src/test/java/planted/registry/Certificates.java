package planted.registry;

import planted.exchange.Core;

/** Breaks: only trading reaches the core. */
public class Certificates {
  Core core;
}
