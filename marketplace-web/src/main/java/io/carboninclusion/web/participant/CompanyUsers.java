package io.carboninclusion.web.participant;

import io.carboninclusion.participant.NewUser;
import io.carboninclusion.participant.Participants;
import io.carboninclusion.participant.Right;
import io.carboninclusion.participant.User;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.omnifaces.cdi.Param;

/** The users of the visitor's own enterprise and what each of them may do. */
@Named
@RequestScoped
public class CompanyUsers extends PersonFields {

  @Inject private Participants participants;
  @Inject private CurrentCaller currentCaller;

  private Right[] rights = {Right.VIEW};
  @Inject @Param private Long id;
  private List<User> users;

  public String add() {
    participants.addUser(
        currentCaller.get(),
        new NewUser(getLogin(), getPassword(), getDisplayName(), Set.of(rights)));
    return "/users?faces-redirect=true";
  }

  public String changeRights() {
    participants.changeRights(currentCaller.get(), id, Set.of(rights));
    return "/users?faces-redirect=true";
  }

  public List<User> getUsers() {
    if (users == null) {
      users = participants.users(currentCaller.get());
    }
    return users;
  }

  /** The user whose rights are being changed, or null. */
  public User getChosen() {
    return getUsers().stream()
        .filter(user -> id != null && user.id() == id)
        .findFirst()
        .orElse(null);
  }

  /** The form begins with what the chosen user may do now. */
  @PostConstruct
  void choose() {
    User chosen = getChosen();
    rights = (chosen == null ? EnumSet.of(Right.VIEW) : chosen.rights()).toArray(Right[]::new);
  }

  public Right[] getAllRights() {
    return Right.values();
  }

  public Right[] getRights() {
    return rights;
  }

  public void setRights(Right[] rights) {
    this.rights = rights;
  }

  public Long getId() {
    return id;
  }
}
