package io.carboninclusion.registry;

import io.carboninclusion.kernel.Rejected;
import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/** The documents of projects as rows. */
@Dependent
class ProjectFiles {

  @PersistenceContext(unitName = "market")
  EntityManager entityManager;

  /**
   * @throws Rejected FILE_ALREADY_THERE, TOO_MANY_FILES
   */
  void add(ProjectFileRow file) {
    List<Project.File> there = of(file.projectId());
    String sha256 = HexFormat.of().formatHex(file.sha256());
    if (there.stream().anyMatch(other -> other.sha256().equals(sha256))) {
      throw Rejected.because(RegistryRefusal.FILE_ALREADY_THERE).at("file");
    }
    if (there.size() >= Limits.FILES) {
      throw Rejected.because(RegistryRefusal.TOO_MANY_FILES, Limits.FILES).at("file");
    }
    entityManager.persist(file);
  }

  /** Without the contents, the oldest first. */
  List<Project.File> of(long projectId) {
    return entityManager
        .createQuery(
            "SELECT f.id, f.name, f.mediaType, f.bytes, f.sha256, f.addedAt FROM ProjectFile f"
                + " WHERE f.projectId = :project ORDER BY f.id",
            Object[].class)
        .setParameter("project", projectId)
        .getResultStream()
        .map(
            row ->
                new Project.File(
                    (Long) row[0],
                    (String) row[1],
                    (String) row[2],
                    (Integer) row[3],
                    HexFormat.of().formatHex((byte[]) row[4]),
                    (Instant) row[5]))
        .toList();
  }

  /**
   * @throws Rejected UNKNOWN_FILE, also if it is another project's
   */
  ProjectFile get(long projectId, long fileId) {
    ProjectFileRow row = entityManager.find(ProjectFileRow.class, fileId);
    if (row == null || row.projectId() != projectId) {
      throw Rejected.because(RegistryRefusal.UNKNOWN_FILE, fileId);
    }
    return row.read();
  }
}
