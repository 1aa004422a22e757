package io.carboninclusion.personal;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts the contributions of a pool by size: 1, 2, 5, 10, ... in grams. */
@Dependent
class PoolSpreads {

  /** Where a step ends and the next begins. */
  private static final long[] ENDS_MG = {
    20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000, 2_000_000, 5_000_000, 10_000_000
  };

  private static final String BY_STEP =
      """
      SELECT INTERVAL(mg, 20000, 50000, 100000, 200000, 500000, 1000000, 2000000, 5000000,
                      10000000) step, COUNT(*), SUM(mg)
        FROM market.personal_pool_contribution WHERE pool = ? GROUP BY step""";

  @Inject PoolRows rows;

  /** Every step, also those that nobody is in; all of them empty before the pool is closed. */
  List<PoolSpread> of(long pool) {
    Map<Integer, PoolSpread> counted = new HashMap<>();
    rows.on(
        sql ->
            sql.list(
                BY_STEP,
                row ->
                    counted.put(row.getInt(1), step(row.getInt(1), row.getLong(2), row.getLong(3))),
                pool));
    List<PoolSpread> steps = new ArrayList<>();
    for (int step = 0; step <= ENDS_MG.length; step++) {
      steps.add(counted.getOrDefault(step, step(step, 0, 0)));
    }
    return steps;
  }

  private static PoolSpread step(int step, long people, long mg) {
    return new PoolSpread(
        step == 0 ? 0 : ENDS_MG[step - 1], step == ENDS_MG.length ? 0 : ENDS_MG[step], people, mg);
  }
}
