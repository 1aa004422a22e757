package io.carboninclusion.trading;

import io.carboninclusion.db.DatabaseAccess;
import io.carboninclusion.db.TestDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.Persistence;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The peer of the benchmark: each order is one JPA transaction of EclipseLink that freezes cash on
 * an account with optimistic locking and adds the order's row. No matching, no keys, no journal.
 * Tables of its own, dropped at the end.
 */
final class JpaPeer {
  private static final String SCHEMA = "market_view_next";

  private final DatabaseAccess database = TestDatabase.access();
  private final int threads;
  private final AtomicLong ids = new AtomicLong();

  /** An account with its cash. */
  @Entity
  @Table(name = "peer_account", catalog = SCHEMA)
  public static class PeerAccount {
    @Id public long id;
    public long available;
    public long frozen;
    @Version public long version;
  }

  /** An order. */
  @Entity
  @Table(name = "peer_order", catalog = SCHEMA)
  public static class PeerOrder {
    @Id public long id;
    public long account;

    @Column(name = "price_fen")
    public long priceFen;

    public long kg;
  }

  JpaPeer(int threads) {
    this.threads = threads;
  }

  long ordersPerSecond(int warmSeconds, int seconds) throws Exception {
    execute(
        "CREATE SCHEMA IF NOT EXISTS " + SCHEMA,
        "CREATE TABLE "
            + SCHEMA
            + ".peer_account (id bigint PRIMARY KEY, available bigint NOT NULL,"
            + " frozen bigint NOT NULL, version bigint NOT NULL)",
        "CREATE TABLE "
            + SCHEMA
            + ".peer_order (id bigint PRIMARY KEY, account bigint NOT NULL,"
            + " price_fen bigint NOT NULL, kg bigint NOT NULL)");
    try (EntityManagerFactory factory = factory()) {
      for (long account = 1; account <= threads; account++) {
        open(factory, account);
      }
      drive(factory, warmSeconds);
      return drive(factory, seconds);
    } finally {
      execute("DROP SCHEMA " + SCHEMA);
    }
  }

  /** Orders so far, warm-up included. */
  long orders() {
    return ids.get();
  }

  private EntityManagerFactory factory() {
    return Persistence.createEntityManagerFactory(
        "bench",
        Map.of(
            "jakarta.persistence.jdbc.url", database.url() + "/market",
            "jakarta.persistence.jdbc.user", database.migration().user(),
            "jakarta.persistence.jdbc.password", database.migration().password(),
            "eclipselink.connection-pool.default.initial", String.valueOf(threads),
            "eclipselink.connection-pool.default.min", String.valueOf(threads),
            "eclipselink.connection-pool.default.max", String.valueOf(threads)));
  }

  private static void open(EntityManagerFactory factory, long id) {
    try (EntityManager manager = factory.createEntityManager()) {
      manager.getTransaction().begin();
      PeerAccount account = new PeerAccount();
      account.id = id;
      account.available = Long.MAX_VALUE / 2;
      manager.persist(account);
      manager.getTransaction().commit();
    }
  }

  private long drive(EntityManagerFactory factory, int seconds) throws InterruptedException {
    AtomicLong done = new AtomicLong();
    long begin = System.nanoTime();
    long end = begin + TimeUnit.SECONDS.toNanos(seconds);
    List<Thread> all = new ArrayList<>();
    for (int n = 1; n <= threads; n++) {
      long account = n;
      Thread thread =
          new Thread(
              () -> {
                while (System.nanoTime() < end) {
                  order(factory, account, ids.incrementAndGet());
                  done.incrementAndGet();
                }
              });
      thread.start();
      all.add(thread);
    }
    for (Thread thread : all) {
      thread.join();
    }
    return done.get() * 1_000_000_000L / (System.nanoTime() - begin);
  }

  private static void order(EntityManagerFactory factory, long account, long id) {
    try (EntityManager manager = factory.createEntityManager()) {
      manager.getTransaction().begin();
      PeerAccount owner = manager.find(PeerAccount.class, account);
      owner.available -= 5_000_000;
      owner.frozen += 5_000_000;
      PeerOrder order = new PeerOrder();
      order.id = id;
      order.account = account;
      order.priceFen = 5_000;
      order.kg = 1_000;
      manager.persist(order);
      manager.getTransaction().commit();
    }
  }

  private void execute(String... statements) throws Exception {
    try (Connection connection = database.connect(database.migration(), DatabaseAccess.MARKET);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
