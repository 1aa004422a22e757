package io.carboninclusion.court;

import io.carboninclusion.kernel.Fees;
import io.carboninclusion.registry.DocumentKind;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;

/** What a restoration order says: checked, in whole units, with null where nothing was typed. */
@Embeddable
class Terms {

  /** In its full form: a case number with full-width brackets, or a document number. */
  String number;

  /** Of a case number; null for an agency's document. */
  @Column(name = "court_code")
  String courtCode;

  /** The court or agency by name, as the certificate says it. */
  String body;

  @Enumerated(EnumType.STRING)
  @Column(name = "document_kind")
  DocumentKind documentKind;

  @Column(name = "decided_on")
  LocalDate decidedOn;

  String cause;
  String obliged;

  @Column(name = "obliged_person")
  boolean obligedPerson;

  String payer;

  @Column(name = "payer_person")
  boolean payerPerson;

  /** The tonnes of the decision, in grams. */
  Long grams;

  @Column(name = "sum_fen")
  Long sumFen;

  /** The instrument's number in the core. */
  Integer instrument;

  /** The tonnes of the decision, rounded up to the instrument's lot. */
  Long kg;

  /** Fen per tonne. */
  @Column(name = "cap_fen")
  Long capFen;

  LocalDate deadline;

  @Enumerated(EnumType.STRING)
  @Column(name = "residual_rule")
  ResidualRule residualRule;

  @Column(name = "residual_payee")
  String residualPayee;

  @Column(name = "kind_reason")
  String kindReason;

  /** What must be deposited before anything is bought, with its fee, in fen. */
  long requiredFen(Fees fees) {
    return sumFen != null ? sumFen : Amounts.depositFen(capFen, kg, fees);
  }
}
