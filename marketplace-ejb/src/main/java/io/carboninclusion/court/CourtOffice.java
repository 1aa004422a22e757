package io.carboninclusion.court;

import io.carboninclusion.audit.Trail;
import io.carboninclusion.audit.Transactions;
import io.carboninclusion.kernel.Page;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.kernel.Text;
import io.carboninclusion.participant.Caller;
import io.carboninclusion.participant.Role;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What administrators do for courts: the directory, which kinds each cause allows, and the accounts
 * of cases that money comes to and leaves from.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CourtOffice {

  private static final int LINES_IN_ONE_TRANSACTION = 500;

  @Inject Directory directory;
  @Inject OrderReads reads;
  @Inject Transactions transactions;
  @Inject Trail trail;

  /**
   * Takes a file of courts over. A court that is there is renewed; none is removed, because numbers
   * of closed courts stay.
   *
   * @param csv comma-separated values, UTF-8; see {@link CourtFile}
   * @throws Rejected NOT_ALLOWED, IMPORT_TOO_LARGE, IMPORT_COLUMN_MISSING {column}; bad lines are
   *     in the report
   */
  public CourtFileReport importCourts(Caller caller, byte[] csv) {
    caller.require(Role.ADMIN);
    CourtFile file = CourtFile.read(csv);
    List<Court> courts = file.courts();
    for (int from = 0; from < courts.size(); from += LINES_IN_ONE_TRANSACTION) {
      List<Court> some =
          courts.subList(from, Math.min(from + LINES_IN_ONE_TRANSACTION, courts.size()));
      transactions.inNew(
          () -> {
            Instant now = Clock.systemUTC().instant();
            some.forEach(court -> directory.put(court, now));
            return some.size();
          });
    }
    transactions.inNew(
        () -> {
          trail.record(caller.actor(), "IMPORT", "courts", Map.of("imported", courts.size()));
          return courts.size();
        });
    return file.report();
  }

  /**
   * Sets a cause and the kinds it allows, from now on; orders that are confirmed stay as they are.
   *
   * @throws Rejected NOT_ALLOWED, CAUSE_CODE_UNUSABLE, TEXT_...
   */
  public Cause setCause(Caller caller, Cause cause) {
    caller.require(Role.ADMIN);
    if (!cause.code().matches("[A-Z][A-Z0-9_]{1,39}")) {
      throw Rejected.because(CourtRefusal.CAUSE_CODE_UNUSABLE).at("code");
    }
    Cause checked =
        new Cause(
            cause.code(),
            Text.line("nameZh", cause.nameZh(), 100),
            Text.line("nameEn", cause.nameEn(), 100),
            cause.kinds(),
            Text.optionalLine("basisZh", cause.basisZh(), 300),
            Text.optionalLine("basisEn", cause.basisEn(), 300));
    transactions.inNew(
        () -> {
          directory.put(checked, Clock.systemUTC().instant());
          trail.record(
              caller.actor(),
              "SET_CAUSE",
              "cause " + checked.code(),
              Map.of("name", checked.nameZh(), "kinds", checked.kinds().toString()));
          return checked;
        });
    return directory.cause(checked.code());
  }

  /**
   * The accounts of cases of all courts, the newest first: where deposits are awaited, and to whom
   * residuals are to be paid.
   *
   * @param cursor {@link Page#next} of the page before, or null
   * @throws Rejected NOT_ALLOWED
   */
  public Page<CaseAccount> cases(Caller caller, CaseAccount.Which which, Long cursor, int limit) {
    caller.require(Role.ADMIN);
    return reads.withAccount(which, cursor, Page.size(limit)).map(CaseAccount::of);
  }

  /**
   * The case that an account belongs to.
   *
   * @return empty if it is no case's
   * @throws Rejected NOT_ALLOWED
   */
  public Optional<CaseAccount> caseOf(Caller caller, long account) {
    caller.require(Role.ADMIN);
    return reads.ofAccount(account).map(CaseAccount::of);
  }
}
