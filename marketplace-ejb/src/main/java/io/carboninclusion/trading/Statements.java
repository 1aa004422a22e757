package io.carboninclusion.trading;

import io.carboninclusion.exchange.Bucket;
import io.carboninclusion.exchange.Cause;
import io.carboninclusion.kernel.Page;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The cash postings of one account. */
@Dependent
class Statements {

  private static final long CASH = 0;

  /**
   * A bid is shown by its command, for its own number would tell how many others there are.
   *
   * <p>Each leg by its own index; one that moves cash within the account comes from both, once.
   */
  private static final String PAGE =
      """
      SELECT leg.*, b.sequence bid FROM (
        (SELECT * FROM market_view.posting
          WHERE debit_account = ? AND asset = ? AND posting < ? ORDER BY posting DESC LIMIT ?)
        UNION DISTINCT
        (SELECT * FROM market_view.posting
          WHERE credit_account = ? AND asset = ? AND posting < ? ORDER BY posting DESC LIMIT ?)
      ) leg
        LEFT JOIN market_view.auction_bid b ON b.bid = leg.reference AND leg.cause IN (%d, %d, %d)
       ORDER BY posting DESC LIMIT ?"""
          .formatted(
              Cause.BID_FREEZE.ordinal(),
              Cause.BID_RELEASE.ordinal(),
              Cause.AUCTION_TRADE.ordinal());

  @Inject Queries queries;

  /** The newest first, below the cursor. */
  Page<PostingRecord> page(long account, Long cursor, int limit) {
    long below = cursor == null ? Long.MAX_VALUE : cursor;
    int rows = limit + 1;
    List<PostingRecord> postings =
        queries.list(
            PAGE,
            row -> read(row, account),
            account,
            CASH,
            below,
            rows,
            account,
            CASH,
            below,
            rows,
            rows);
    return Page.cut(postings, limit, PostingRecord::posting);
  }

  private static PostingRecord read(ResultSet row, long account) throws SQLException {
    Long bid = Queries.whole(row, "bid");
    return new PostingRecord(
        row.getLong("posting"),
        row.getLong("sequence"),
        Instant.EPOCH.plus(row.getLong("time_micros"), ChronoUnit.MICROS),
        Cause.values()[row.getInt("cause")],
        bid == null ? row.getLong("reference") : bid,
        change(row, account, Bucket.AVAILABLE),
        change(row, account, Bucket.FROZEN));
  }

  private static long change(ResultSet row, long account, Bucket bucket) throws SQLException {
    long amount = row.getLong("amount");
    long in = isLeg(row, "credit", account, bucket) ? amount : 0;
    return isLeg(row, "debit", account, bucket) ? in - amount : in;
  }

  private static boolean isLeg(ResultSet row, String leg, long account, Bucket bucket)
      throws SQLException {
    return row.getLong(leg + "_account") == account
        && row.getInt(leg + "_bucket") == bucket.ordinal();
  }
}
