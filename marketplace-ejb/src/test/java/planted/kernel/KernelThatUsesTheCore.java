package planted.kernel;

import java.sql.Connection;
import planted.exchange.Core;

/** Breaks: the kernel uses nobody and no database. */
public class KernelThatUsesTheCore {
  Core core;
  Connection connection;
}
