package io.carboninclusion.exchange;

import java.util.Arrays;

/**
 * The price levels of one side. Prices are kept in pages of 64 neighbouring ticks, each with a
 * bitmap of its occupied levels, and the pages that hold orders in a sorted directory: finding the
 * next best price is a bit operation, an idle book costs nothing, and one order far from the market
 * costs one page and not the range between.
 */
final class Ladder {
  private static final int SHIFT = 6;
  private static final int PAGE = 1 << SHIFT;

  /** 64 neighbouring ticks. */
  static final class Page {
    int number;
    long occupied;
    final Level[] levels = new Level[PAGE];
    Page nextSpare;
  }

  private final Side side;
  private final int tick;
  private Page[] pages = new Page[4];
  private int size;

  /** Pages that hold nothing now, with their levels: a moving price must not make garbage. */
  private Page spare;

  Ladder(Side side, long tick) {
    this.side = side;
    this.tick = (int) tick;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** The level at this price, made if there is none. The price is a multiple of the tick. */
  Level at(long priceFen) {
    // Prices fit into an int, which divides faster.
    int index = (int) priceFen / tick;
    Page page = page(index >> SHIFT);
    int slot = index & (PAGE - 1);
    Level level = page.levels[slot];
    if (level == null) {
      level = new Level(page, slot);
      page.levels[slot] = level;
    }
    level.priceFen = priceFen;
    page.occupied |= 1L << slot;
    return level;
  }

  /** Forgets a level that has no orders left. */
  void drop(Level level) {
    Page page = level.page;
    page.occupied &= ~(1L << level.slot);
    if (page.occupied == 0) {
      int position = find(page.number);
      System.arraycopy(pages, position + 1, pages, position, size - position - 1);
      pages[--size] = null;
      page.nextSpare = spare;
      spare = page;
    }
  }

  /** The best occupied level, or null. */
  Level best() {
    if (size == 0) {
      return null;
    }
    Page page = side == Side.BUY ? pages[size - 1] : pages[0];
    return page.levels[edge(page.occupied)];
  }

  /** The best occupied level at {@code priceFen} or worse for the counterparty, or null. */
  Level bestFrom(long priceFen) {
    // A bound between two ticks counts as the next tick on the worse side.
    long index = side == Side.BUY ? Math.floorDiv(priceFen, tick) : -Math.floorDiv(-priceFen, tick);
    int position = find((int) (index >> SHIFT));
    if (position >= 0) {
      int slot = (int) index & (PAGE - 1);
      long rest = pages[position].occupied & mask(slot);
      if (rest != 0) {
        return pages[position].levels[edge(rest)];
      }
      position = side == Side.BUY ? position - 1 : position + 1;
    } else {
      position = side == Side.BUY ? -position - 2 : -position - 1;
    }
    return position < 0 || position >= size
        ? null
        : pages[position].levels[edge(pages[position].occupied)];
  }

  /** The next occupied level behind this one, or null. */
  Level after(Level level) {
    return bestFrom(side == Side.BUY ? level.priceFen - tick : level.priceFen + tick);
  }

  private int edge(long bits) {
    return side == Side.BUY
        ? PAGE - 1 - Long.numberOfLeadingZeros(bits)
        : Long.numberOfTrailingZeros(bits);
  }

  private long mask(int slot) {
    return side == Side.BUY ? -1L >>> (PAGE - 1 - slot) : -1L << slot;
  }

  private Page page(int number) {
    int position = find(number);
    if (position >= 0) {
      return pages[position];
    }
    position = -position - 1;
    if (size == pages.length) {
      pages = Arrays.copyOf(pages, size * 2);
    }
    Page page = spare == null ? new Page() : spare;
    spare = page.nextSpare;
    page.nextSpare = null;
    page.number = number;
    System.arraycopy(pages, position, pages, position + 1, size - position);
    pages[position] = page;
    size++;
    return page;
  }

  private int find(int number) {
    int low = 0;
    int high = size - 1;
    // Most often all pages of a range are there, so that each stands where counting would put it.
    int counted = size == 0 ? 0 : number - pages[0].number;
    if (counted >= 0 && counted < size && pages[counted].number == number) {
      return counted;
    }
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int there = pages[middle].number;
      if (there == number) {
        return middle;
      }
      if (there < number) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -low - 1;
  }
}
