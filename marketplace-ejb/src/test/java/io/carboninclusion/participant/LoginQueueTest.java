package io.carboninclusion.participant;

import static org.assertj.core.api.Assertions.assertThat;

import io.carboninclusion.kernel.Rejected;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoginQueueTest {

  @Test
  void oneIsComputedTwentyWaitAndTheRestAreRefusedAtOnce() throws Exception {
    LoginQueue queue = new LoginQueue();
    CountDownLatch hold = new CountDownLatch(1);
    AtomicInteger together = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    CountDownLatch allRefused = new CountDownLatch(9);
    ExecutorService people = Executors.newFixedThreadPool(30);
    try {
      List<Future<?>> answers = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        answers.add(
            people.submit(
                () -> {
                  try {
                    queue.compute(() -> compute(hold, together, most));
                  } catch (Rejected busy) {
                    assertThat(busy.is(ParticipantRefusal.LOGIN_BUSY)).isTrue();
                    refused.incrementAndGet();
                    allRefused.countDown();
                  }
                }));
      }
      allRefused.await();
      hold.countDown();
      for (Future<?> answer : answers) {
        answer.get();
      }
    } finally {
      people.shutdownNow();
    }
    assertThat(refused).hasValue(9);
    assertThat(most).hasValue(1);
  }

  private static boolean compute(CountDownLatch hold, AtomicInteger together, AtomicInteger most) {
    most.accumulateAndGet(together.incrementAndGet(), Math::max);
    try {
      hold.await();
    } catch (InterruptedException stop) {
      throw new IllegalStateException(stop);
    } finally {
      together.decrementAndGet();
    }
    return true;
  }
}
