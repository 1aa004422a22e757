package io.carboninclusion.web.participant;

import io.carboninclusion.participant.CreditCode;
import io.carboninclusion.participant.EnterpriseKind;
import io.carboninclusion.participant.Participants;
import io.carboninclusion.participant.SignUp;
import io.carboninclusion.web.Refusals;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Stream;

/** An enterprise opens its account: who it is, and its first user. */
@Named
@RequestScoped
public class SignUpForm extends PersonFields {

  @Inject private Participants participants;

  private EnterpriseKind kind = EnterpriseKind.COMPANY;
  private String name;
  private String creditCode;
  private CreditCode understood;

  public String signUp() {
    participants.signUp(
        new SignUp(kind, name, creditCode, getLogin(), getPassword(), getDisplayName()));
    return "/waiting?faces-redirect=true";
  }

  /** Says at once whether the code can be one, while it is being typed. */
  public void reviewCode() {
    understood =
        Refusals.shownFor(
                UIComponent.getCurrentComponent(FacesContext.getCurrentInstance()),
                () -> Participants.creditCode(creditCode))
            .orElse(null);
  }

  /** The code as it will be kept, once it was reviewed and is right. */
  public CreditCode getUnderstood() {
    return understood;
  }

  public List<EnterpriseKind> getKinds() {
    return Stream.of(EnterpriseKind.values()).filter(k -> k != EnterpriseKind.MARKET).toList();
  }

  public EnterpriseKind getKind() {
    return kind;
  }

  public void setKind(EnterpriseKind kind) {
    this.kind = kind;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getCreditCode() {
    return creditCode;
  }

  public void setCreditCode(String creditCode) {
    this.creditCode = creditCode;
  }
}
