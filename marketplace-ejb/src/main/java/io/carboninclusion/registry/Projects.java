package io.carboninclusion.registry;

import io.carboninclusion.kernel.Page;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.participant.Caller;
import io.carboninclusion.participant.Role;
import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The projects and the decisions on them as rows. Whoever may not see a project is told that there
 * is none: undecided and rejected ones are seen by their owner and by administrators alone.
 */
@Dependent
class Projects {

  private static final String SELECT =
      "SELECT p, d FROM Project p LEFT JOIN ProjectDecision d ON d.projectId = p.id WHERE ";

  @PersistenceContext(unitName = "market")
  EntityManager entityManager;

  void add(ProjectRow project) {
    entityManager.persist(project);
  }

  void add(ProjectDecisionRow decision) {
    entityManager.persist(decision);
  }

  /**
   * @throws Rejected UNKNOWN_PROJECT, also if the caller may not see it
   */
  ProjectRow get(Caller caller, long id) {
    ProjectRow row = entityManager.find(ProjectRow.class, id);
    if (row == null || !mayBeSeen(row, caller)) {
      throw Rejected.because(RegistryRefusal.UNKNOWN_PROJECT, id);
    }
    return row;
  }

  Project read(ProjectRow row) {
    return row.read(entityManager.find(ProjectDecisionRow.class, row.id()));
  }

  boolean isDecided(ProjectRow row) {
    return entityManager.find(ProjectDecisionRow.class, row.id()) != null;
  }

  /**
   * Whether the caller is the owner or an administrator, who also see files and undecided projects.
   */
  static boolean isInside(ProjectRow row, Caller caller) {
    return caller != null && (caller.is(Role.ADMIN) || row.isOf(caller));
  }

  private boolean mayBeSeen(ProjectRow row, Caller caller) {
    if (row.isOfOtherRegistry() || isInside(row, caller)) {
      return true;
    }
    ProjectDecisionRow decision = entityManager.find(ProjectDecisionRow.class, row.id());
    return decision != null && decision.isApproval();
  }

  /** The newest first, below the cursor. */
  Page<Project> list(Caller caller, ProjectFilter filter, Long cursor, int limit) {
    StringBuilder where = new StringBuilder("p.id < :cursor");
    Map<String, Object> values = new HashMap<>();
    values.put("cursor", cursor == null ? Long.MAX_VALUE : cursor);
    restrictToVisible(caller, where, values);
    if (filter.own() && caller != null) {
      where.append(" AND p.owner = :own");
      values.put("own", caller.enterpriseId());
    }
    if (filter.scheme() != null) {
      where.append(" AND p.scheme = :scheme");
      values.put("scheme", filter.scheme());
    }
    if (filter.state() != null) {
      where.append(condition(filter.state()));
    }
    if (filter.words() != null && !filter.words().isBlank()) {
      where.append(
          " AND (p.nameZh LIKE :words OR p.nameEn LIKE :words OR p.developer LIKE :words"
              + " OR p.externalId LIKE :words)");
      values.put("words", "%" + literally(filter.words().strip()) + "%");
    }
    TypedQuery<Object[]> query =
        entityManager.createQuery(SELECT + where + " ORDER BY p.id DESC", Object[].class);
    values.forEach(query::setParameter);
    List<Project> rows =
        query
            .setMaxResults(limit + 1)
            .getResultStream()
            .map(pair -> ((ProjectRow) pair[0]).read((ProjectDecisionRow) pair[1]))
            .toList();
    return Page.cut(rows, limit, Project::id);
  }

  private static void restrictToVisible(
      Caller caller, StringBuilder where, Map<String, Object> values) {
    if (caller != null && caller.is(Role.ADMIN)) {
      return;
    }
    where.append(" AND (d.approved = TRUE OR p.owner IS NULL");
    if (caller != null) {
      where.append(" OR p.owner = :me");
      values.put("me", caller.enterpriseId());
    }
    where.append(")");
  }

  private static String condition(ProjectState state) {
    return switch (state) {
      case LISTED -> " AND p.owner IS NULL";
      case REGISTERED -> " AND p.owner IS NOT NULL AND d.projectId IS NULL";
      case APPROVED -> " AND d.approved = TRUE";
      case REJECTED -> " AND d.approved = FALSE";
    };
  }

  private static String literally(String words) {
    String shortened = words.length() <= 200 ? words : words.substring(0, 200);
    return shortened.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }

  /** Those of these projects of other registries that are here, by their id there. */
  Map<String, ProjectRow> findExternal(Collection<String> externalIds) {
    Map<String, ProjectRow> found = new HashMap<>();
    entityManager
        .createQuery("SELECT p FROM Project p WHERE p.externalId IN :ids", ProjectRow.class)
        .setParameter("ids", externalIds)
        .getResultStream()
        .forEach(row -> found.put(row.externalId(), row));
    return found;
  }
}
