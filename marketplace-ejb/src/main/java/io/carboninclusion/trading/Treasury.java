package io.carboninclusion.trading;

import io.carboninclusion.audit.Actor;
import io.carboninclusion.audit.Approvals;
import io.carboninclusion.audit.Proposal;
import io.carboninclusion.audit.Trail;
import io.carboninclusion.audit.Transactions;
import io.carboninclusion.exchange.Limits;
import io.carboninclusion.exchange.Reason;
import io.carboninclusion.kernel.Money;
import io.carboninclusion.kernel.Page;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.kernel.RequestKey;
import io.carboninclusion.participant.AccountKind;
import io.carboninclusion.participant.Caller;
import io.carboninclusion.participant.Enterprise;
import io.carboninclusion.participant.EnterpriseKind;
import io.carboninclusion.participant.EnterpriseState;
import io.carboninclusion.participant.Participants;
import io.carboninclusion.participant.Right;
import io.carboninclusion.participant.Role;
import io.carboninclusion.participant.TradingAccount;
import io.carboninclusion.participant.TradingAccounts;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Cash that comes in and goes out: every payment has its bank reference and a second administrator.
 *
 * <p>A deposit is entered, and booked when a second administrator approves it. A withdrawal freezes
 * its sum at once; an administrator enters the bank's reference, and a second one's approval makes
 * the sum leave, or the rejection makes it available again. All sums are whole fen.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Treasury {

  /** The greatest sum of one deposit or withdrawal: all cash that may stand on the accounts. */
  public static final long LARGEST_FEN = Limits.MAX_CASH_MILLI_FEN / Money.MILLI_FEN_PER_FEN;

  @Inject Participants participants;
  @Inject TradingAccounts accounts;
  @Inject Approvals approvals;
  @Inject Trail trail;
  @Inject Transactions transactions;
  @Inject RoomIntents intents;
  @Inject BankReferences bankReferences;
  @Inject Deposits deposits;
  @Inject Withdrawals withdrawals;
  @Inject Statements statements;

  /**
   * Enters a deposit and proposes it to a second administrator; kind of approval DEPOSIT.
   *
   * @param account of an approved enterprise or of a case
   * @throws Rejected NOT_ALLOWED, AMOUNT_INVALID {greatest}, UNKNOWN_ENTERPRISE {account},
   *     BANK_REFERENCE_TAKEN {reference}, TEXT_...
   */
  public DepositRecord enterDeposit(
      Caller caller, long account, long amountFen, String bankReference) {
    caller.require(Role.ADMIN);
    requireAmount(amountFen);
    String reference = BankReference.checked(bankReference);
    String owner = payingIn(account);
    return transactions.inNew(
        () -> {
          DepositRow deposit =
              new DepositRow(
                  intents.next(), account, amountFen, bankReferences.ofDeposit(reference));
          DepositRecord entered = deposit.read(DepositRecord.State.PROPOSED);
          long proposal =
              approvals.propose(
                  new Proposal(
                      Decisions.DEPOSIT,
                      entered.id(),
                      caller.actor(),
                      facts(account, owner, amountFen, reference)));
          deposits.add(deposit.proposed(proposal, caller.actor(), now()));
          return deposit.read(DepositRecord.State.PROPOSED);
        });
  }

  /** All of them, the newest first; administrators only. */
  public Page<DepositRecord> deposits(Caller caller, Long cursor, int limit) {
    caller.require(Role.ADMIN);
    return deposits.page(cursor, Page.size(limit));
  }

  /** As {@link #withdraw(Caller, long, String)} without a key: sent twice, it freezes twice. */
  public WithdrawalRecord withdraw(Caller caller, long amountFen) {
    return withdraw(caller, amountFen, null);
  }

  /**
   * Freezes the sum at once.
   *
   * @param idempotencyKey 1 to 200 printable ASCII characters, or null; a retry with the same key
   *     gets the first withdrawal
   * @return the withdrawal, frozen; or, if the answer of the core did not arrive, requested: then
   *     it is sent again by itself
   * @throws Rejected RIGHT_MISSING, AMOUNT_INVALID {greatest}, INSUFFICIENT_CASH {needed,
   *     available}, KEY_REUSED, IDEMPOTENCY_KEY_INVALID
   */
  public WithdrawalRecord withdraw(Caller caller, long amountFen, String idempotencyKey) {
    caller.requireRight(Right.TRADE);
    requireAmount(amountFen);
    byte[] key = RequestKey.hash(caller.enterpriseId(), idempotencyKey);
    return withdraw(caller.enterpriseId(), caller.actor(), amountFen, key);
  }

  /**
   * For rooms: as {@link #withdraw(Caller, long, String)} from an account whose owner they have
   * checked, as a case's residual is paid.
   *
   * @param key the room's own name for the withdrawal, which makes a retry one
   */
  public WithdrawalRecord withdrawFor(long account, Actor actor, long amountFen, String key) {
    requireAmount(amountFen);
    return withdraw(account, actor, amountFen, RequestKey.hash(account, key));
  }

  private WithdrawalRecord withdraw(long account, Actor actor, long amountFen, byte[] key) {
    intents.requireTrading();
    WithdrawalRow withdrawal =
        transactions.inNew(
            () -> {
              Optional<WithdrawalRow> earlier =
                  key == null ? Optional.empty() : withdrawals.findByKey(key);
              return earlier.orElseGet(() -> request(account, actor, amountFen, key));
            });
    if (withdrawal.amountFen() != amountFen) {
      throw Rejected.because(TradingRefusal.KEY_REUSED);
    }
    try {
      intents.carryOut(withdrawal.command()).orThrow("amountFen");
    } catch (Rejected refusal) {
      if (Arrays.stream(Reason.values()).anyMatch(refusal::is)) {
        throw refusal;
      }
    }
    return withdrawals.find(withdrawal.id()).orElseThrow();
  }

  /** Own withdrawals, for administrators everybody's; the newest first. */
  public Page<WithdrawalRecord> withdrawals(Caller caller, Long cursor, int limit) {
    if (caller.is(Role.ADMIN)) {
      caller.require(Role.ADMIN);
      return withdrawals.page(null, cursor, Page.size(limit));
    }
    caller.requireRight(Right.VIEW);
    return withdrawals.page(caller.enterpriseId(), cursor, Page.size(limit));
  }

  /**
   * Enters the bank's reference and proposes the payment; kind of approval WITHDRAWAL. Approved it
   * is paid, rejected the sum is released.
   *
   * @throws Rejected NOT_ALLOWED, UNKNOWN_WITHDRAWAL {id}, PAYMENT_PROPOSED, WITHDRAWAL_CLOSED,
   *     BANK_REFERENCE_TAKEN {reference}, TEXT_...
   */
  public WithdrawalRecord enterPayment(Caller caller, long withdrawal, String bankReference) {
    caller.require(Role.ADMIN);
    String reference = BankReference.checked(bankReference);
    WithdrawalRecord found = frozen(withdrawal);
    String owner = nameOf(found.account());
    transactions.inNew(
        () -> {
          if (withdrawals.hasPayment(withdrawal)) {
            throw Rejected.because(TradingRefusal.PAYMENT_PROPOSED);
          }
          long id = intents.next();
          PaymentRow payment = new PaymentRow(id, withdrawal, bankReferences.ofPayment(reference));
          long proposal =
              approvals.propose(
                  new Proposal(
                      Decisions.WITHDRAWAL,
                      id,
                      caller.actor(),
                      facts(found.account(), owner, found.amountFen(), reference)));
          withdrawals.add(payment.proposed(proposal, caller.actor(), now()));
          return id;
        });
    return withdrawals.find(withdrawal).orElseThrow();
  }

  /** The caller's cash postings, the newest first. */
  public Page<PostingRecord> statement(Caller caller, Long cursor, int limit) {
    caller.requireRight(Right.VIEW);
    return statements.page(caller.enterpriseId(), cursor, Page.size(limit));
  }

  private WithdrawalRow request(long account, Actor actor, long amountFen, byte[] key) {
    WithdrawalRow row =
        new WithdrawalRow(intents.next(), account, actor.userId(), amountFen, key, now());
    withdrawals.add(row);
    trail.record(
        actor, "REQUEST_WITHDRAWAL", "withdrawal " + row.id(), Map.of("amountFen", amountFen));
    return row;
  }

  private WithdrawalRecord frozen(long id) {
    WithdrawalRecord found =
        withdrawals
            .find(id)
            .filter(w -> w.state() != WithdrawalRecord.State.REQUESTED)
            .orElseThrow(() -> Rejected.because(Reason.UNKNOWN_WITHDRAWAL, 0L, id));
    return switch (found.state()) {
      case PAYMENT_PROPOSED -> throw Rejected.because(TradingRefusal.PAYMENT_PROPOSED);
      case PAID, RELEASED -> throw Rejected.because(TradingRefusal.WITHDRAWAL_CLOSED);
      case REQUESTED, FROZEN -> found;
    };
  }

  /** What pays in: an approved enterprise or a case. */
  private String payingIn(long account) {
    Optional<String> enterprise =
        participants
            .find(account)
            .filter(e -> e.state() == EnterpriseState.APPROVED)
            .filter(e -> e.kind() != EnterpriseKind.MARKET)
            .map(Enterprise::name);
    return enterprise
        .or(
            () ->
                accounts
                    .find(account)
                    .filter(a -> a.kind() == AccountKind.CASE)
                    .map(TradingAccount::title))
        .orElseThrow(
            () ->
                Rejected.because(TradingRefusal.UNKNOWN_ENTERPRISE, String.valueOf(account))
                    .at("account"));
  }

  /** The name of the enterprise, pool or case to which an account belongs. */
  public String nameOf(long account) {
    return participants
        .find(account)
        .map(Enterprise::name)
        .or(() -> accounts.find(account).map(TradingAccount::title))
        .orElseGet(() -> Long.toString(account));
  }

  private static Map<String, Object> facts(
      long account, String owner, long amountFen, String reference) {
    return Map.of(
        "account",
        account,
        "enterprise",
        owner,
        "amountFen",
        amountFen,
        "bankReference",
        reference);
  }

  private static void requireAmount(long amountFen) {
    if (amountFen < 1 || amountFen > LARGEST_FEN) {
      throw Rejected.because(TradingRefusal.AMOUNT_INVALID, Money.ofFen(LARGEST_FEN))
          .at("amountFen");
    }
  }

  /** As the columns keep it, so that the first answer is the one a retry gets. */
  private static Instant now() {
    return Clock.systemUTC().instant().truncatedTo(ChronoUnit.MICROS);
  }
}
