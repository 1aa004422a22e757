package io.carboninclusion.web.trading;

import io.carboninclusion.exchange.InstrumentStatus;
import io.carboninclusion.trading.Depth;
import io.carboninclusion.trading.DepthLevel;
import io.carboninclusion.trading.InstrumentKind;
import io.carboninclusion.trading.InstrumentRecord;
import io.carboninclusion.trading.Listings;
import io.carboninclusion.trading.OrderBook;
import io.carboninclusion.web.look.Look;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** All instruments with their prices of this moment; filter and order stand in the address. */
@Named
@RequestScoped
public class MarketList {

  private static final int ON_HOME_PAGE = 6;
  private static final Comparator<InstrumentRecord> BY_CODE =
      Comparator.comparing(InstrumentRecord::code);
  private static final Map<String, Comparator<InstrumentRecord>> ORDERS =
      Map.of(
          "volume", Comparator.comparingLong(InstrumentRecord::dayVolumeKg).reversed(),
          "price", Comparator.comparingLong(InstrumentRecord::lastFen).reversed(),
          "name", BY_CODE);

  @Inject private Listings listings;
  @Inject private OrderBook orderBook;
  @Inject private Look look;

  private String search;
  private InstrumentKind kind;
  private String scheme;
  private Integer vintage;
  private String sort = "volume";

  private List<InstrumentRecord> all;

  /** One line of the market. */
  public record Row(
      InstrumentRecord instrument, String name, Long lastFen, DepthLevel bid, DepthLevel ask) {

    public boolean isOpen() {
      return instrument.status() == InstrumentStatus.OPEN;
    }

    public Long bidFen() {
      return bid == null ? null : bid.priceFen();
    }

    public Long askFen() {
      return ask == null ? null : ask.priceFen();
    }

    public Long changeFen() {
      return lastFen == null ? null : instrument.changeFen();
    }
  }

  /** The market's day in four figures. */
  public record Day(
      long volumeKg, long turnoverMilliFen, long up, long flat, long down, long halted) {}

  public List<Row> getRows() {
    return all().stream().filter(wanted()).sorted(order()).map(this::row).toList();
  }

  /** The busiest instruments. */
  public List<Row> getTop() {
    return all().stream()
        .filter(i -> i.status() == InstrumentStatus.OPEN)
        .sorted(ORDERS.get("volume").thenComparing(BY_CODE))
        .limit(ON_HOME_PAGE)
        .map(this::row)
        .toList();
  }

  public int getCount() {
    return all().size();
  }

  public Day getDay() {
    return new Day(
        sum(InstrumentRecord::dayVolumeKg),
        sum(InstrumentRecord::dayTurnoverMilliFen),
        count(i -> i.changeFen() > 0),
        count(i -> i.changeFen() == 0),
        count(i -> i.changeFen() < 0),
        count(i -> i.status() == InstrumentStatus.HALTED));
  }

  public InstrumentKind[] getKinds() {
    return InstrumentKind.values();
  }

  public List<String> getSorts() {
    return List.of("volume", "price", "name");
  }

  public List<String> getSchemes() {
    return all().stream().map(InstrumentRecord::scheme).distinct().sorted().toList();
  }

  public List<Integer> getVintages() {
    return all().stream().map(InstrumentRecord::vintage).distinct().sorted().toList();
  }

  private List<InstrumentRecord> all() {
    if (all == null) {
      orderBook.awaitAnswered();
      all = listings.instruments();
    }
    return all;
  }

  private Predicate<InstrumentRecord> wanted() {
    String words = search == null ? "" : search.strip().toLowerCase(Locale.ROOT);
    return i ->
        Stream.of(i.code(), i.nameZh(), i.nameEn())
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(words))
            && (kind == null || i.kind() == kind)
            && (scheme == null || i.scheme().equals(scheme))
            && (vintage == null || i.vintage() == vintage);
  }

  private Comparator<InstrumentRecord> order() {
    return ORDERS.getOrDefault(sort, BY_CODE).thenComparing(BY_CODE);
  }

  private Row row(InstrumentRecord i) {
    Depth best = orderBook.depth(i.code(), 1);
    return new Row(
        i,
        look.isEnglish() ? i.nameEn() : i.nameZh(),
        i.lastFen() == 0 ? null : i.lastFen(),
        best.bids().stream().findFirst().orElse(null),
        best.asks().stream().findFirst().orElse(null));
  }

  private long sum(ToLongFunction<InstrumentRecord> figure) {
    return all().stream().mapToLong(figure).sum();
  }

  private long count(Predicate<InstrumentRecord> condition) {
    return all().stream().filter(condition).count();
  }

  public String getSort() {
    return sort;
  }

  public void setSort(String sort) {
    this.sort = sort == null ? "volume" : sort;
  }

  public Integer getVintage() {
    return vintage;
  }

  public void setVintage(Integer vintage) {
    this.vintage = vintage;
  }

  public String getScheme() {
    return scheme;
  }

  public void setScheme(String scheme) {
    this.scheme = scheme;
  }

  public InstrumentKind getKind() {
    return kind;
  }

  public void setKind(InstrumentKind kind) {
    this.kind = kind;
  }

  public String getSearch() {
    return search;
  }

  public void setSearch(String search) {
    this.search = search;
  }
}
