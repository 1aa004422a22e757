package io.carboninclusion.registry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A scheme: reference data, only read here. */
@Entity(name = "Scheme")
@Table(name = "registry_scheme")
class SchemeRow {

  @Id private String code;

  @Column(name = "name_zh")
  private String nameZh;

  @Column(name = "name_en")
  private String nameEn;

  @Column(name = "other_registry")
  private boolean otherRegistry;

  protected SchemeRow() {}

  Scheme read() {
    return new Scheme(code, nameZh, nameEn, otherRegistry);
  }
}
