package io.carboninclusion.participant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/** A person who acts for one enterprise, with a login of their own. */
@Entity(name = "Member")
@Table(name = "participant_user")
class UserRow {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "participant_user")
  @SequenceGenerator(
      name = "participant_user",
      sequenceName = "participant_user_seq",
      allocationSize = 50)
  private long id;

  @ManyToOne
  @JoinColumn(name = "enterprise_id")
  private EnterpriseRow enterprise;

  private String login;

  @Column(name = "display_name")
  private String displayName;

  @Column(name = "password_hash")
  private String passwordHash;

  @Column(name = "may_view")
  private boolean mayView;

  @Column(name = "may_trade")
  private boolean mayTrade;

  @Column(name = "may_retire")
  private boolean mayRetire;

  @Column(name = "may_manage")
  private boolean mayManage;

  private boolean active = true;

  @Column(name = "proposal_id")
  private Long proposalId;

  @Column(name = "created_at")
  private Instant createdAt;

  protected UserRow() {}

  UserRow(EnterpriseRow enterprise, Credentials credentials, Set<Right> rights, Instant now) {
    this.enterprise = enterprise;
    this.login = credentials.login();
    this.displayName = credentials.displayName();
    this.passwordHash = credentials.passwordHash().toString();
    this.createdAt = now;
    grant(rights);
  }

  /** From now on exactly these. */
  final void grant(Set<Right> rights) {
    mayView = rights.contains(Right.VIEW);
    mayTrade = rights.contains(Right.TRADE);
    mayRetire = rights.contains(Right.RETIRE);
    mayManage = rights.contains(Right.MANAGE);
  }

  /** A new administrator cannot log in before a second one agrees. */
  void await(long proposal) {
    active = false;
    proposalId = proposal;
  }

  void activate() {
    active = true;
  }

  long id() {
    return id;
  }

  Long proposalId() {
    return proposalId;
  }

  /** Whoever has no right left may not come in at all: that is how a user is locked out. */
  boolean isActive() {
    return active && !read().rights().isEmpty();
  }

  boolean isOf(long enterpriseId) {
    return enterprise.id() == enterpriseId;
  }

  void keepPassword(String hash) {
    passwordHash = hash;
  }

  PasswordHash passwordHash() {
    return PasswordHash.parse(passwordHash);
  }

  Caller caller() {
    boolean approved = enterprise.isApproved();
    return new Caller(
        id,
        enterprise.id(),
        enterprise.id(),
        login,
        displayName,
        enterprise.name(),
        approved,
        approved ? enterprise.kind().roles() : Set.of(),
        rights());
  }

  User read() {
    return new User(id, login, displayName, rights(), active);
  }

  private Set<Right> rights() {
    Set<Right> rights = EnumSet.noneOf(Right.class);
    addIf(mayView, Right.VIEW, rights);
    addIf(mayTrade, Right.TRADE, rights);
    addIf(mayRetire, Right.RETIRE, rights);
    addIf(mayManage, Right.MANAGE, rights);
    return rights;
  }

  private static void addIf(boolean granted, Right right, Set<Right> rights) {
    if (granted) {
      rights.add(right);
    }
  }
}
