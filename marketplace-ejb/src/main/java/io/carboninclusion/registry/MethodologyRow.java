package io.carboninclusion.registry;

import io.carboninclusion.trading.InstrumentKind;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** One version of a methodology: added once, never changed. */
@Entity(name = "Methodology")
@Table(name = "registry_methodology")
@IdClass(MethodologyRow.Key.class)
class MethodologyRow {

  /** Code and version together. */
  static class Key implements Serializable {

    private String code;
    private String version;

    protected Key() {}

    Key(String code, String version) {
      this.code = code;
      this.version = version;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && code.equals(key.code) && version.equals(key.version);
    }

    @Override
    public int hashCode() {
      return Objects.hash(code, version);
    }
  }

  @Id private String code;

  // Not optimistic locking: the version of the text.
  @Id private String version;

  private String scheme;

  @Enumerated(EnumType.STRING)
  private InstrumentKind kind;

  @Column(name = "name_zh")
  private String nameZh;

  @Column(name = "name_en")
  private String nameEn;

  protected MethodologyRow() {}

  MethodologyRow(Methodology methodology) {
    code = methodology.code();
    version = methodology.version();
    scheme = methodology.scheme();
    kind = methodology.kind();
    nameZh = methodology.nameZh();
    nameEn = methodology.nameEn();
  }

  Methodology read() {
    return new Methodology(code, version, scheme, kind, nameZh, nameEn);
  }
}
