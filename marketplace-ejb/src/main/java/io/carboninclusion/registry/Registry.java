package io.carboninclusion.registry;

import io.carboninclusion.kernel.Page;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.participant.Caller;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;

/**
 * What sellers, companies and administrators do with the register. What anybody may read stands in
 * {@link PublicRegister}.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Registry {

  @Inject ProjectDesk projectDesk;
  @Inject IssuanceDesk issuanceDesk;
  @Inject RetirementDesk retirementDesk;

  /**
   * Sellers only.
   *
   * @throws Rejected NO_SUCH_SCHEME, NO_SUCH_METHODOLOGY, METHODOLOGY_OF_OTHER_SCHEME,
   *     VINTAGE_UNUSABLE, VINTAGES_REVERSED, TEXT_...
   */
  public Project register(Caller caller, RegisterProject wish) {
    return projectDesk.register(caller, wish);
  }

  /**
   * Adds a document: PDF, PNG or JPEG, at most {@link Limits#FILE} bytes. The owner only.
   *
   * @throws Rejected UNKNOWN_PROJECT, FILE_EMPTY, FILE_TOO_LARGE, FILE_KIND, FILE_ALREADY_THERE,
   *     TOO_MANY_FILES, TEXT_...
   */
  public Project addFile(Caller caller, long project, String name, byte[] content) {
    return projectDesk.addFile(caller, project, name, content);
  }

  /**
   * The content, for the owner and administrators; to be served as an attachment.
   *
   * @throws Rejected UNKNOWN_PROJECT, UNKNOWN_FILE
   */
  public ProjectFile file(Caller caller, long project, long file) {
    return projectDesk.file(caller, project, file);
  }

  /**
   * One administrator's word, once; a rejection has its reason.
   *
   * @throws Rejected UNKNOWN_PROJECT, PROJECT_DECIDED, PROJECT_OF_OTHER_REGISTRY,
   *     PROJECT_REASON_MISSING, TEXT_...
   */
  public Project decide(Caller caller, long project, boolean approve, String reason) {
    return projectDesk.decide(caller, project, approve, reason);
  }

  /**
   * Lists the projects of another registry from a file of comma-separated values. Administrators
   * only.
   *
   * @throws Rejected IMPORT_TOO_LARGE, IMPORT_COLUMN_MISSING; bad lines are in the report
   */
  public ImportReport importProjects(Caller caller, byte[] csv) {
    return projectDesk.importProjects(caller, csv);
  }

  /**
   * The newest first: approved and listed ones for everybody, one's own and, for administrators,
   * all.
   *
   * @param caller null for the public
   * @param cursor {@link Page#next} of the page before, or null
   */
  public Page<Project> projects(Caller caller, ProjectFilter filter, Long cursor, int limit) {
    return projectDesk.list(caller, filter, cursor, limit);
  }

  /**
   * @param caller null for the public
   * @throws Rejected UNKNOWN_PROJECT, also for another's undecided one
   */
  public Project project(Caller caller, long id) {
    return projectDesk.get(caller, id);
  }

  /**
   * Asks for an issuance to the project's owner: the owner itself, or an administrator, whose
   * request is its proposal at once.
   *
   * @throws Rejected UNKNOWN_PROJECT, PROJECT_NOT_APPROVED, PROJECT_OF_OTHER_REGISTRY,
   *     UNKNOWN_CODE, INSTRUMENT_DOES_NOT_FIT, VINTAGE_NOT_OF_PROJECT, QUANTITY_UNUSABLE,
   *     KEY_REUSED
   */
  public Issuance requestIssuance(Caller caller, RequestIssuance wish, String key) {
    return issuanceDesk.request(caller, wish, key);
  }

  /**
   * The first administrator's word on a seller's request: to a second one ({@code ISSUANCE} in the
   * approvals), or declined with a reason.
   *
   * @throws Rejected UNKNOWN_ISSUANCE, ISSUANCE_REVIEWED, OWN_ISSUANCE, TEXT_...
   */
  public Issuance reviewIssuance(Caller caller, long id, boolean propose, String reason) {
    return issuanceDesk.review(caller, id, propose, reason);
  }

  /** The newest first: a seller's own, an administrator's all. */
  public Page<Issuance> issuances(Caller caller, Long cursor, int limit) {
    return issuanceDesk.list(caller, cursor, limit);
  }

  /**
   * @throws Rejected UNKNOWN_ISSUANCE, also if it is another seller's
   */
  public Issuance issuance(Caller caller, long id) {
    return issuanceDesk.get(caller, id);
  }

  /**
   * Retires units of the caller's account for good. The same key asks for the same retirement again
   * and gets the same certificate, or the same refusal.
   *
   * @return the certificate, or the core's refusal as {@link Rejected}
   * @throws Rejected RIGHT_MISSING, UNKNOWN_CODE, IDEMPOTENCY_KEY_INVALID, KEY_REUSED,
   *     QUANTITY_UNUSABLE, PURPOSE_MISSING, PERIOD_INCOMPLETE, PERIOD_REVERSED, TEXT_...; later
   *     INSUFFICIENT_UNITS, OUTCOME_UNKNOWN, CERTIFICATE_NOT_READY
   */
  public CompletionStage<Certificate> retire(Caller caller, RetirementRequest wish, String key) {
    return retirementDesk.retire(caller, wish, key);
  }

  /** The caller's own, whatever became of them, the newest first. */
  public Page<Retirement> retirements(Caller caller, Long cursor, int limit) {
    return retirementDesk.list(caller, cursor, limit);
  }
}
