package io.carboninclusion.personal;

import io.carboninclusion.audit.Approvals;
import io.carboninclusion.audit.Decided;
import io.carboninclusion.audit.Proposal;
import io.carboninclusion.audit.Transactions;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.participant.Caller;
import io.carboninclusion.participant.Role;
import io.carboninclusion.registry.Methodology;
import io.carboninclusion.registry.MethodologyRegister;
import io.carboninclusion.registry.PublicRegister;
import io.carboninclusion.trading.InstrumentKind;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Personal methodologies: factors, caps and the rule on overlap as data. One administrator proposes
 * a version, another approves it ({@value #KIND} in the approvals); from then on it counts new acts
 * of its days, and acts that were counted before keep the version they were counted by.
 */
@Singleton
@Startup
@DependsOn("StartChecks")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PersonalMethodologies {

  static final String KIND = "PERSONAL_METHODOLOGY";

  @Resource(lookup = "java:app/jdbc/market")
  DataSource database;

  @Inject Approvals approvals;
  @Inject Transactions transactions;
  @Inject PublicRegister register;
  @Inject MethodologyRegister methodologies;

  /** What was approved while nobody could be told. */
  @PostConstruct
  void begin() {
    publish();
  }

  /** All versions, the newest first; those that wait or were rejected are not approved. */
  public List<PersonalMethodology> list() {
    return PoolSql.on(database::getConnection, sql -> new MethodologyRows(sql).all());
  }

  /** Codes of the modes there are, with their names. */
  public List<Mode> modes() {
    return PoolSql.on(
        database::getConnection,
        sql ->
            sql.list(
                "SELECT code, name_zh, name_en FROM market.personal_mode ORDER BY id",
                row -> new Mode(row.getString(1), row.getString(2), row.getString(3))));
  }

  /** A way to travel. */
  public record Mode(String code, String nameZh, String nameEn) {}

  /**
   * Proposes a version to a second administrator.
   *
   * @return the id of the proposal
   * @throws Rejected NOT_ALLOWED, PERSONAL_SCHEME_UNUSABLE, METHODOLOGY_..., TEXT_...
   */
  public long propose(Caller caller, NewMethodology wish) {
    caller.require(Role.ADMIN);
    Uploads.requireScheme(register, wish.scheme());
    TreeSet<String> modes =
        modes().stream().map(Mode::code).collect(Collectors.toCollection(TreeSet::new));
    NewMethodology checked = MethodologyWish.checked(wish, modes);
    Instant now = Clock.systemUTC().instant();
    return transactions.inNew(
        () ->
            PoolSql.on(
                database::getConnection,
                sql -> {
                  if (isTaken(sql, checked)) {
                    throw Rejected.because(
                            PersonalRefusal.METHODOLOGY_VERSION_TAKEN,
                            checked.code(),
                            checked.version())
                        .at("version");
                  }
                  int id = new MethodologyRows(sql).nextId();
                  long proposal =
                      approvals.propose(new Proposal(KIND, id, caller.actor(), facts(checked)));
                  new MethodologyRows(sql).add(id, checked, proposal, caller.userId(), now);
                  return proposal;
                }));
  }

  /** Taken by a version that holds or waits, or by another methodology of that name. */
  private boolean isTaken(PoolSql sql, NewMethodology wish) throws SQLException {
    return new MethodologyRows(sql).isTaken(wish)
        || register.methodologies().stream()
            .anyMatch(
                m ->
                    m.code().equals(wish.code())
                        && (m.version().equals(wish.version())
                            || !m.scheme().equals(wish.scheme())));
  }

  /** Told of every decision; those of other rooms are passed over. */
  public void decided(@Observes Decided decided) {
    if (decided.kind().equals(KIND) && decided.approved()) {
      publish();
    }
  }

  private void publish() {
    for (PersonalMethodology m : list()) {
      if (m.approved()) {
        methodologies.publish(
            new Methodology(
                m.code(),
                m.version(),
                m.scheme(),
                InstrumentKind.PERSONAL,
                m.nameZh(),
                m.nameEn()));
      }
    }
  }

  /** What the second person sees: a line for each mode. */
  private static Map<String, Object> facts(NewMethodology wish) {
    Map<String, Object> facts = new TreeMap<>();
    facts.put("methodology", wish.code() + " " + wish.version());
    facts.put("scheme", wish.scheme());
    facts.put("nameZh", wish.nameZh());
    facts.put("nameEn", wish.nameEn());
    facts.put(
        "validity",
        wish.validFrom() + " – " + (wish.validTo() == null ? "" : wish.validTo().toString()));
    facts.put("refuseOverlap", wish.refuseOverlap());
    facts.put("onRequest", wish.onRequest());
    facts.put("example", wish.example());
    facts.put(
        "modes",
        wish.modes().stream().map(PersonalMethodologies::fact).collect(Collectors.joining("; ")));
    return facts;
  }

  private static String fact(ModeRule rule) {
    return rule.mode()
        + " "
        + rule.factorUg()
        + " µg/"
        + rule.unit()
        + cap(", ≤ km/h ", rule.maxKmh())
        + cap(", ≥ m ", rule.minMetres())
        + cap(", ≤ m ", rule.maxMetres())
        + cap(", ≤ rides/d ", rule.maxRidesDay())
        + cap(", ≤ steps/d ", rule.maxStepsDay());
  }

  private static String cap(String name, Integer cap) {
    return cap == null ? "" : name + cap;
  }
}
