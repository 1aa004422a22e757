package io.carboninclusion.registry;

import io.carboninclusion.participant.Caller;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** A project as it was registered; the administrator's word is a row of its own. */
@Entity(name = "Project")
@Table(name = "registry_project")
class ProjectRow {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "registry")
  @SequenceGenerator(name = "registry", sequenceName = "registry_seq", allocationSize = 50)
  private long id;

  private Long owner;

  @Column(name = "external_id")
  private String externalId;

  private String scheme;
  private String methodology;

  @Column(name = "methodology_version")
  private String methodologyVersion;

  private String activity = "";
  private String region;

  @Column(name = "vintage_from")
  private Integer vintageFrom;

  @Column(name = "vintage_to")
  private Integer vintageTo;

  @Column(name = "name_zh")
  private String nameZh;

  @Column(name = "name_en")
  private String nameEn;

  private String developer;

  @Column(name = "registered_by")
  private long registeredBy;

  @Column(name = "registered_by_name")
  private String registeredByName;

  @Column(name = "registered_at")
  private Instant registeredAt;

  protected ProjectRow() {}

  /** Registered here by its seller. */
  ProjectRow(Caller seller, RegisterProject checked, Instant now) {
    this(seller, now);
    owner = seller.enterpriseId();
    scheme = checked.scheme();
    methodology = checked.methodology();
    methodologyVersion = checked.methodologyVersion();
    region = checked.region();
    vintageFrom = checked.vintageFrom();
    vintageTo = checked.vintageTo();
    nameZh = checked.nameZh();
    nameEn = checked.nameEn();
    developer = checked.developer();
  }

  /** Listed from another registry. */
  ProjectRow(Caller administrator, ImportedProject imported, Instant now) {
    this(administrator, now);
    externalId = imported.externalId();
    scheme = imported.scheme();
    methodology = imported.methodology();
    activity = imported.activity();
    region = imported.region();
    vintageFrom = imported.firstYear();
    nameZh = imported.name();
    nameEn = imported.name();
    developer = imported.developer();
  }

  private ProjectRow(Caller by, Instant now) {
    registeredBy = by.userId();
    registeredByName = by.displayName();
    registeredAt = now;
  }

  long id() {
    return id;
  }

  boolean isOfOtherRegistry() {
    return owner == null;
  }

  boolean isOf(Caller caller) {
    return caller != null && owner != null && caller.owns(owner);
  }

  long owner() {
    return owner;
  }

  String externalId() {
    return externalId;
  }

  /** Whether the other registry still says the same. */
  boolean says(ImportedProject imported) {
    return scheme.equals(imported.scheme())
        && Objects.equals(methodology, imported.methodology())
        && activity.equals(imported.activity())
        && region.equals(imported.region())
        && Objects.equals(vintageFrom, imported.firstYear())
        && nameEn.equals(imported.name())
        && developer.equals(imported.developer());
  }

  Project read(ProjectDecisionRow decision) {
    return new Project(
        id,
        owner,
        externalId,
        scheme,
        methodology,
        methodologyVersion,
        activity,
        region,
        vintageFrom,
        vintageTo,
        nameZh,
        nameEn,
        developer,
        state(decision),
        registeredAt,
        decision == null ? null : decision.read(),
        List.of());
  }

  private ProjectState state(ProjectDecisionRow decision) {
    if (isOfOtherRegistry()) {
      return ProjectState.LISTED;
    }
    if (decision == null) {
      return ProjectState.REGISTERED;
    }
    return decision.isApproval() ? ProjectState.APPROVED : ProjectState.REJECTED;
  }
}
