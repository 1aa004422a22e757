package io.carboninclusion.web.participant;

import io.carboninclusion.participant.ApiKey;
import io.carboninclusion.participant.IssuedToken;
import io.carboninclusion.participant.Tokens;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.omnifaces.cdi.Param;

/** The visitor's own API keys; a new one can be read once, on the page that follows its making. */
@Named
@RequestScoped
public class ApiKeys {

  private static final String NEW_KEY = "newApiKey";

  @Inject private Tokens tokens;
  @Inject private CurrentCaller currentCaller;

  private String label;
  private long days = 90;

  @Inject
  @Param(name = "revoke")
  private Long revoked;

  public String issue() {
    IssuedToken key =
        tokens.issueKey(currentCaller.get(), label, Instant.now().plus(Duration.ofDays(days)));
    FacesContext.getCurrentInstance().getExternalContext().getFlash().put(NEW_KEY, key.secret());
    return "/keys?faces-redirect=true";
  }

  public String revoke() {
    tokens.revokeKey(currentCaller.get(), revoked);
    return "/keys?faces-redirect=true";
  }

  public List<ApiKey> getKeys() {
    return tokens.keys(currentCaller.get());
  }

  /** The key about to be ended, or null. */
  public ApiKey getChosen() {
    return getKeys().stream()
        .filter(key -> revoked != null && key.id() == revoked)
        .findFirst()
        .orElse(null);
  }

  /** The secret of the key made just now, or null. */
  public Object getNewKey() {
    return FacesContext.getCurrentInstance().getExternalContext().getFlash().get(NEW_KEY);
  }

  public List<Long> getLives() {
    return List.of(30L, 90L, 180L, Tokens.LONGEST_KEY_LIFE.toDays() - 1);
  }

  public String getLabel() {
    return label;
  }

  public void setLabel(String label) {
    this.label = label;
  }

  public long getDays() {
    return days;
  }

  public void setDays(long days) {
    this.days = days;
  }

  public Long getRevoked() {
    return revoked;
  }
}
