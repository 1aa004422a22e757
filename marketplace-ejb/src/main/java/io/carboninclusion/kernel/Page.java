package io.carboninclusion.kernel;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * One page of a list that is read by cursor.
 *
 * @param items the rows of this page, never more than were asked for
 * @param next the cursor of the page after it, or null at the end
 */
public record Page<T>(List<T> items, Long next) {

  /** The most rows one page may have. */
  public static final int LIMIT = 200;

  public Page {
    items = List.copyOf(items);
  }

  /**
   * Cuts a page from {@code limit + 1} rows that were read: the row too many only tells that there
   * is a next page.
   *
   * @param cursor what the next page begins after, taken from the last row shown
   */
  public static <T> Page<T> cut(List<T> rows, int limit, ToLongFunction<? super T> cursor) {
    if (rows.size() <= limit) {
      return new Page<>(rows, null);
    }
    List<T> shown = rows.subList(0, limit);
    return new Page<>(shown, cursor.applyAsLong(shown.get(limit - 1)));
  }

  /**
   * How many rows to show when {@code asked} were asked for: at least one, at most {@link #LIMIT}.
   */
  public static int size(int asked) {
    return Math.max(1, Math.min(asked, LIMIT));
  }

  public <R> Page<R> map(Function<? super T, ? extends R> mapping) {
    return new Page<>(items.stream().<R>map(mapping).toList(), next);
  }
}
