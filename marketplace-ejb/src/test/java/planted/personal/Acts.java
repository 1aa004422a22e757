package planted.personal;

import planted.exchange.Core;

/** Breaks: only trading reaches the core. */
public class Acts {
  Core core;
}
