package io.carboninclusion.registry;

import io.carboninclusion.kernel.Sha256;
import io.carboninclusion.participant.Caller;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** A document of a project. Lists read its columns without the content. */
@Entity(name = "ProjectFile")
@Table(name = "registry_project_file")
class ProjectFileRow {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "registry_file")
  @SequenceGenerator(name = "registry_file", sequenceName = "registry_seq", allocationSize = 50)
  private long id;

  @Column(name = "project_id")
  private long projectId;

  private String name;

  @Column(name = "media_type")
  private String mediaType;

  private int bytes;
  private byte[] sha256;
  private byte[] content;

  @Column(name = "added_by")
  private long addedBy;

  @Column(name = "added_at")
  private Instant addedAt;

  protected ProjectFileRow() {}

  ProjectFileRow(ProjectRow project, String name, FileKind kind, byte[] content, Caller by) {
    this.projectId = project.id();
    this.name = name;
    this.mediaType = kind.mediaType();
    this.bytes = content.length;
    this.sha256 = Sha256.of(content);
    this.content = content;
    this.addedBy = by.userId();
    this.addedAt = java.time.Clock.systemUTC().instant();
  }

  long id() {
    return id;
  }

  long projectId() {
    return projectId;
  }

  byte[] sha256() {
    return sha256;
  }

  ProjectFile read() {
    return new ProjectFile(name, mediaType, content.clone());
  }
}
