package io.carboninclusion.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** CPU time and allocation of this thread over a piece of work. */
final class Cost {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private long nanos;
  private long bytes;
  private long commands;

  void measure(long count, Runnable work) {
    long id = Thread.currentThread().getId();
    long bytesBefore = THREADS.getThreadAllocatedBytes(id);
    long nanosBefore = THREADS.getCurrentThreadCpuTime();
    work.run();
    nanos += THREADS.getCurrentThreadCpuTime() - nanosBefore;
    bytes += THREADS.getThreadAllocatedBytes(id) - bytesBefore;
    commands += count;
  }

  double nanosPerCommand() {
    return (double) nanos / commands;
  }

  double bytesPerCommand() {
    return (double) bytes / commands;
  }
}
