package io.carboninclusion.web.registry;

import io.carboninclusion.registry.Purpose;
import io.carboninclusion.registry.RetirementRequest;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.UUID;

/** What is typed on the page that retires: for whom, what for, and the price at most. */
@Named
@ViewScoped
public class RetirementForm implements Serializable {

  private String beneficiary;
  private String beneficiaryId;
  private Purpose purpose = Purpose.VOLUNTARY_OFFSET;
  private String note;
  private LocalDate from;
  private LocalDate to;
  private Long priceFen;
  private Long buyKg;
  private boolean understood;
  private String key = UUID.randomUUID().toString();

  RetirementRequest request(String instrument, long kg) {
    return new RetirementRequest(
        instrument, kg, beneficiary, beneficiaryId, purpose, note, from, to);
  }

  /** A new key, for what is sent next is another wish. */
  void beginAgain() {
    key = UUID.randomUUID().toString();
    understood = false;
  }

  public Purpose[] getPurposes() {
    return Purpose.values();
  }

  public String getBeneficiary() {
    return beneficiary;
  }

  public void setBeneficiary(String beneficiary) {
    this.beneficiary = beneficiary;
  }

  public String getBeneficiaryId() {
    return beneficiaryId;
  }

  public void setBeneficiaryId(String beneficiaryId) {
    this.beneficiaryId = beneficiaryId;
  }

  public Purpose getPurpose() {
    return purpose;
  }

  public void setPurpose(Purpose purpose) {
    this.purpose = purpose;
  }

  public String getNote() {
    return note;
  }

  public void setNote(String note) {
    this.note = note;
  }

  public LocalDate getFrom() {
    return from;
  }

  public void setFrom(LocalDate from) {
    this.from = from;
  }

  public LocalDate getTo() {
    return to;
  }

  public void setTo(LocalDate to) {
    this.to = to;
  }

  public Long getPriceFen() {
    return priceFen;
  }

  public void setPriceFen(Long priceFen) {
    this.priceFen = priceFen;
  }

  public Long getBuyKg() {
    return buyKg;
  }

  public void setBuyKg(Long buyKg) {
    this.buyKg = buyKg;
  }

  public boolean isUnderstood() {
    return understood;
  }

  public void setUnderstood(boolean understood) {
    this.understood = understood;
  }

  public String getKey() {
    return key;
  }

  public void setKey(String key) {
    this.key = key;
  }
}
